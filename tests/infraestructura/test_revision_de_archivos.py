"""A real worker compares the files when the schedule asks for it."""

import subprocess
import time
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from config.celery import app
from coordinacion.documentos.models import Documento, RevisionDeArchivos
from coordinacion.documentos.services import guardar
from coordinacion.organizacion.models import Usuario
from tests.documentos.archivos import pdf

RONDA = app.conf.beat_schedule["verificar-archivos"]
LIMITE = 20.0


def test_un_trabajador_halla_el_byte_cambiado(
    base_limpia: str, worker: "subprocess.Popen[bytes]"
) -> None:
    actor = Usuario.objects.create_user("quien-sube")
    archivo = SimpleUploadedFile("oficio.pdf", pdf(), "application/pdf")
    documento = guardar(actor, archivo, clase=Documento.Clase.LOTE)
    ruta = Path(documento.archivo.path)
    contenido = bytearray(ruta.read_bytes())
    contenido[10] ^= 1
    ruta.write_bytes(contenido)
    app.send_task(RONDA["task"], **RONDA["options"])
    limite = time.monotonic() + LIMITE
    while not RevisionDeArchivos.objects.exists() and time.monotonic() < limite:
        time.sleep(0.1)
    assert RevisionDeArchivos.objects.get().nombres == [documento.archivo.name]
