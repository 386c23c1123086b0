"""What the HTTP tests of a turn share: addresses, what its forms carry, how it stands."""

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from coordinacion.canalizacion.models import Turno
from coordinacion.nucleo import reloj
from tests.documentos.archivos import imagen, pdf
from tests.elenco import Elenco, sentidos


def url(verbo: str, turno: Turno) -> str:
    """The address of a verb of the turn."""
    return reverse(f"turno:{verbo}", args=[turno.pk])


def ahora(turno: Turno) -> Turno:
    """The turn as it stands now."""
    return Turno.objects.get(pk=turno.pk)


def tecleado(momento: datetime) -> str:
    """A moment as the browser's picker sends it."""
    return reloj.local(momento).strftime("%Y-%m-%dT%H:%M")


def respuesta(turno: Turno, **campos: Any) -> dict[str, Any]:
    """What the form of an answer sends."""
    elegidos = {f"sentido_{punto}": s.pk for punto, s in sentidos(turno).items()}
    return {"texto": "Se programó la obra.", "oficio_numero": "SI/12/2026", **elegidos, **campos}


def por_cuenta(momento: datetime | None = None, **campos: Any) -> dict[str, Any]:
    """What proves an act on paper, as its form sends it."""
    return {
        "momento": tecleado(momento or reloj.ahora()),
        "entrego": "Mensajero de la Secretaría",
        **campos,
    }


def foto(nombre: str = "oficio.jpg") -> SimpleUploadedFile:
    """A photograph as a phone's camera hands it."""
    return SimpleUploadedFile(nombre, imagen(), "image/jpeg")


def escaneo(nombre: str = "acuse.pdf") -> SimpleUploadedFile:
    """A one-page scan."""
    return SimpleUploadedFile(nombre, pdf(), "application/pdf")


def ver(elenco: Elenco, quien: str, turno: Turno) -> str:
    """The page of the turn as somebody sees it."""
    return elenco.cliente(quien).get(turno.get_absolute_url()).content.decode()
