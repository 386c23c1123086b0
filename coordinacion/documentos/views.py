"""Answers that carry a file. They have no URL: the app that owns the case checks who asks."""

from typing import Final

from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header

from coordinacion.nucleo.errores import ErrorDeDominio

from .models import Documento

# What is opened never runs: no scripts, no forms, no frames, no requests to anywhere, and an
# origin of its own (sandbox), even if the gate and the browser were both deceived. Browsers'
# own PDF readers open and print under it.
POLITICA: Final = "sandbox; default-src 'none'; frame-ancestors 'none'"


def entregar(documento: Documento, *, descargar: bool = False) -> FileResponse:
    """Send the bytes as they came, shown in place only if PDF or image.

    The caller has already checked that the person may read it. Raises ErrorDeDominio when the
    file is missing on the server.
    """
    try:
        archivo = documento.archivo.open("rb")
    except OSError as error:
        raise ErrorDeDominio(
            f"«{documento.nombre}» no está disponible en el servidor. "
            "Avise a quien administra el sistema."
        ) from error
    se_muestra = documento.es_pdf or documento.es_imagen
    respuesta = FileResponse(
        archivo,
        as_attachment=descargar or not se_muestra,
        filename=documento.nombre,
        content_type=documento.mime,
    )
    _proteger(respuesta)
    return respuesta


def entregar_impreso(contenido: bytes, nombre: str) -> HttpResponse:
    """Send a form made by `formatos` so that the browser opens it ready to print."""
    respuesta = HttpResponse(contenido, content_type="application/pdf")
    respuesta["Content-Disposition"] = content_disposition_header(False, nombre) or "inline"
    _proteger(respuesta)
    return respuesta


def _proteger(respuesta: HttpResponse | FileResponse) -> None:
    respuesta["Content-Security-Policy"] = POLITICA
    respuesta["X-Content-Type-Options"] = "nosniff"
    respuesta["Cross-Origin-Resource-Policy"] = "same-origin"
    respuesta["Cache-Control"] = "private, no-store"
