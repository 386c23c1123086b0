"""A backup restores to the same rows and the same files, and says when it is damaged."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection

from config.servicios.lugar import preparar
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from tests.documentos.archivos import pdf
from tests.elenco import atendida, crear_elenco
from tests.produccion.composicion import RAIZ
from tests.soporte import bases
from tests.soporte.procesos import entorno_hijo


@pytest.fixture
def archivos(settings: object, tmp_path: Path) -> Path:
    """The folder of the files, of this test alone."""
    carpeta = tmp_path / "archivos"
    carpeta.mkdir()
    settings.MEDIA_ROOT = carpeta  # type: ignore[attr-defined]
    return carpeta


@pytest.fixture
def base_vacia(base_limpia: str) -> Iterator[str]:
    """A second database, with nothing in it."""
    nombre = f"{base_limpia}_r"
    with bases.servidor() as cursor:
        cursor.execute(f'CREATE DATABASE "{nombre}"')
    yield nombre
    bases.borrar(nombre)


def test_lo_restaurado_es_igual_a_lo_que_habia(
    base_limpia: str, base_vacia: str, archivos: Path, tmp_path: Path
) -> None:
    elenco = crear_elenco()
    atendida(elenco)
    archivo = SimpleUploadedFile("oficio.pdf", pdf(), "application/pdf")
    documentos.guardar(elenco.analista, archivo, clase=Documento.Clase.ANEXO)
    antes = _renglones()
    assert antes["bitacora_asiento"] > 5 and antes["documentos_documento"] == 1

    respaldo = _respaldar(base_limpia, archivos, tmp_path / "respaldos")
    repuestos = tmp_path / "repuestos"
    hecho = _correr("restaurar.sh", base_vacia, repuestos, respaldo)
    assert hecho.returncode == 0, hecho.stderr

    bases.usar(base_vacia)
    assert _renglones() == antes
    assert _hojas(repuestos) == _hojas(archivos)
    call_command("migrate", check_unapplied=True, verbosity=0)
    with connection.cursor() as cursor, pytest.raises(Exception, match="sólo crece"):
        cursor.execute("DELETE FROM bitacora_asiento")
    bases.usar(base_limpia)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM plazos_latido WHERE nombre = 'respaldo'")
        assert cursor.fetchone() == (1,)


def test_no_restaura_sobre_algo_ni_de_un_respaldo_danado(
    base_limpia: str, base_vacia: str, archivos: Path, tmp_path: Path
) -> None:
    respaldo = _respaldar(base_limpia, archivos, tmp_path / "respaldos")

    sobre_algo = _correr("restaurar.sh", base_limpia, tmp_path / "otros", respaldo)
    assert sobre_algo.returncode == 1 and "no está vacía" in sobre_algo.stderr
    ocupada = tmp_path / "ocupada"
    ocupada.mkdir()
    (ocupada / "ajeno.txt").write_text("ajeno")
    con_archivos = _correr("restaurar.sh", base_vacia, ocupada, respaldo)
    assert con_archivos.returncode == 1 and "no está vacía" in con_archivos.stderr

    volcado = bytearray((respaldo / "base.dump").read_bytes())
    volcado[len(volcado) // 2] ^= 1
    (respaldo / "base.dump").write_bytes(volcado)
    danado = _correr("restaurar.sh", base_vacia, tmp_path / "otros", respaldo)
    assert danado.returncode == 1 and "dañado" in danado.stderr
    bases.usar(base_vacia)
    assert connection.introspection.table_names() == []
    bases.usar(base_limpia)


def test_un_respaldo_que_falla_no_deja_nada_que_parezca_uno(
    base_limpia: str, archivos: Path, tmp_path: Path
) -> None:
    shutil.rmtree(archivos)
    fallido = _correr("respaldar.sh", base_limpia, archivos, tmp_path / "respaldos")
    assert fallido.returncode != 0
    assert "No existe la carpeta de archivos" in fallido.stderr
    assert list((tmp_path / "respaldos").iterdir()) == []


def _respaldar(base: str, archivos: Path, destino: Path) -> Path:
    hecho = _correr("respaldar.sh", base, archivos, destino)
    assert hecho.returncode == 0, hecho.stderr
    (respaldo,) = destino.iterdir()
    assert hecho.stdout.strip() == str(respaldo)
    return respaldo


def _correr(
    guion: str, base: str, archivos: Path, argumento: Path
) -> "subprocess.CompletedProcess[str]":
    """One of the two scripts, with the embedded server's own programs."""
    programas = preparar("respaldo").postgres
    url = entorno_hijo()["DATABASE_URL"].rpartition("/")[0]
    env = {
        "PATH": f"{programas}:{os.environ['PATH']}",
        "DATABASE_URL": f"{url}/{base}",
        "MEDIA_ROOT": str(archivos),
    }
    orden = ["/bin/sh", str(RAIZ / "despliegue" / guion), str(argumento)]
    return subprocess.run(orden, env=env, capture_output=True, text=True)


def _renglones() -> dict[str, int]:
    """Rows of each table, but for the heartbeats, which a backup itself leaves."""
    with connection.cursor() as cursor:
        tablas = sorted(set(connection.introspection.table_names(cursor)) - {"plazos_latido"})
        cuentas = {}
        for tabla in tablas:
            cursor.execute(f'SELECT count(*) FROM "{tabla}"')
            cuentas[tabla] = int(cursor.fetchone()[0])
    return cuentas


def _hojas(carpeta: Path) -> dict[str, bytes]:
    return {
        str(ruta.relative_to(carpeta)): ruta.read_bytes()
        for ruta in carpeta.rglob("*")
        if ruta.is_file()
    }
