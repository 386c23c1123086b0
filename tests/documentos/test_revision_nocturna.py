"""The nightly check of the files: it runs once a night, keeps its result, and the pages tell it."""

from datetime import timedelta
from pathlib import Path

import pytest

from coordinacion.documentos import integridad, salud, tasks
from coordinacion.documentos.models import Documento, RevisionDeArchivos
from coordinacion.nucleo import reloj
from coordinacion.nucleo.salud import Parte
from tests.documentos.conftest import Subir
from tests.elenco import Elenco


def alterar(documento: Documento) -> None:
    """Flip one bit of what is stored."""
    ruta = Path(documento.archivo.path)
    contenido = bytearray(ruta.read_bytes())
    contenido[10] ^= 1
    ruta.write_bytes(contenido)


def _la_ultima() -> RevisionDeArchivos:
    return RevisionDeArchivos.objects.latest("pk")


@pytest.mark.django_db
def test_corre_una_vez_por_noche_y_guarda_lo_que_hallo(subir: Subir) -> None:
    documento = subir()
    tasks.verificar_archivos()
    tasks.verificar_archivos()
    assert RevisionDeArchivos.objects.count() == 1
    assert (_la_ultima().revisados, _la_ultima().bien) == (1, True)
    alterar(documento)
    with reloj.en(reloj.ahora() + timedelta(days=1)):
        tasks.verificar_archivos()
    assert (_la_ultima().faltan, _la_ultima().alterados) == (0, 1)
    assert _la_ultima().nombres == [documento.archivo.name]


@pytest.mark.django_db
def test_un_archivo_que_comparten_dos_asuntos_se_lee_una_vez(subir: Subir) -> None:
    documento = subir()
    alterar(documento)
    Documento.objects.filter(pk=documento.pk).update(clase=Documento.Clase.ANEXO, asunto_id=1)
    documento.pk, documento.clase, documento.asunto_id = None, Documento.Clase.ANEXO, 2
    documento.save()
    hallazgos = integridad.revisar()
    assert (hallazgos.revisados, hallazgos.alterados) == (1, [documento.archivo.name])


@pytest.mark.django_db
def test_la_salud_de_los_archivos(subir: Subir) -> None:
    assert salud.revisar() == Parte(True, "todavía sin archivos")
    uno, otro = subir(), subir()
    assert salud.revisar() == Parte(True, "por verificar esta noche")
    tarde = reloj.ahora() + timedelta(hours=49)
    with reloj.en(tarde):
        assert "48 horas" in salud.revisar().estado
        assert "verificar_documentos" in salud.revisar().que_hacer
        integridad.verificar()
        assert salud.revisar() == Parte(True, "verificados: 2 archivos")
    with reloj.en(tarde + timedelta(hours=49)):
        assert not salud.revisar().bien
    alterar(uno)
    Path(otro.archivo.path).unlink()
    integridad.verificar()
    dicho = salud.revisar()
    assert not dicho.bien and "respaldo" in dicho.que_hacer
    assert dicho.estado == (
        f"faltan 1 y no corresponden a su huella 1: {uno.archivo.name}, {otro.archivo.name}"
    )


@pytest.mark.django_db
def test_si_falta_el_disco_entero_se_nombran_pocos(subir: Subir, carpeta: Path) -> None:
    documentos = [subir() for _ in range(integridad.A_LA_VISTA + 2)]
    for uno in documentos:
        Path(uno.archivo.path).unlink()
    integridad.verificar()
    assert len(_la_ultima().nombres) == integridad.A_LA_VISTA
    assert salud.revisar().estado.startswith("faltan 7: ")
    assert salud.revisar().estado.endswith(" y 2 más")


def test_la_pagina_de_estado_lo_dice_en_rojo_con_su_nombre(elenco: Elenco, subir: Subir) -> None:
    documento = subir(nombre="denuncia de Juana Pérez.pdf")
    alterar(documento)
    integridad.verificar()
    pagina = elenco.cliente("administracion").get("/estado/").content.decode()
    assert "Integridad de los archivos" in pagina and str(documento.archivo.name) in pagina
    publica = elenco.cliente("analista").get("/salud/")
    assert publica.status_code == 503
    assert publica.json()["partes"]["archivos"]["bien"] is False
    assert "Juana" not in pagina + publica.content.decode()
