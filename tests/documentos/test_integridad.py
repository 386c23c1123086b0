"""One flipped byte, a lost file and the stray of an undone transaction are each found."""

import io
import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from coordinacion.documentos import integridad
from tests.documentos.conftest import Subir

pytestmark = pytest.mark.django_db


def envejecer(ruta: Path) -> None:
    os.utime(ruta, (0, 0))


def test_todo_en_orden(subir: Subir) -> None:
    subir()
    salida = io.StringIO()
    call_command("verificar_documentos", stdout=salida)
    assert "1 revisados, 0 faltan, 0 alterados, 0 huérfanos" in salida.getvalue()


def test_un_byte_cambiado_y_un_archivo_perdido(subir: Subir) -> None:
    alterado, perdido = subir(), subir()
    ruta = Path(alterado.archivo.path)
    contenido = bytearray(ruta.read_bytes())
    contenido[10] ^= 1
    ruta.write_bytes(contenido)
    Path(perdido.archivo.path).unlink()
    hallazgos = integridad.revisar()
    assert hallazgos.alterados == [alterado.archivo.name]
    assert hallazgos.faltan == [perdido.archivo.name]
    with pytest.raises(CommandError, match="1 faltan, 1 alterados"):
        call_command("verificar_documentos", stdout=io.StringIO())


def test_lo_que_deja_una_transaccion_deshecha(subir: Subir, carpeta: Path) -> None:
    vigente = subir()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        sobrante = Path(subir().archivo.path)
        raise ZeroDivisionError
    assert not integridad.revisar().huerfanos  # too recent: it may be on its way
    envejecer(sobrante)
    envejecer(Path(vigente.archivo.path))
    ruta = sobrante.relative_to(carpeta).as_posix()
    assert integridad.revisar().huerfanos == [ruta]
    assert integridad.revisar(borrar_huerfanos=True).huerfanos == [ruta]
    assert not sobrante.exists()
    assert Path(vigente.archivo.path).exists()
