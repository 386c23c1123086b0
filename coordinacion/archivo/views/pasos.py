"""Which verbs a person may run on a file now."""

from dataclasses import dataclass

from django.urls import reverse

from coordinacion.archivo.models import Expediente
from coordinacion.archivo.permisos import puede
from coordinacion.nucleo.etiquetas import VerboExpediente as Verbo
from coordinacion.nucleo.fsm import can_proceed
from coordinacion.organizacion.models import Usuario


@dataclass(frozen=True)
class Paso:
    """A button: what it says and where it leads."""

    texto: str
    url: str


_DEL_EXPEDIENTE = (Verbo.EDITAR, Verbo.CERRAR, Verbo.VOLVER_A_ABRIR)
"""The order of the buttons."""


def pasos(usuario: Usuario, expediente: Expediente) -> list[Paso]:
    """The buttons of this person on that file."""
    return [
        Paso(str(verbo.label), reverse(f"archivo:{verbo.value}", args=[expediente.pk]))
        for verbo in _DEL_EXPEDIENTE
        if puede(usuario, verbo) and can_proceed(getattr(expediente, verbo.value))
    ]
