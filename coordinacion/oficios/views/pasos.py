"""Which verbs a person may run on an oficio now."""

from dataclasses import dataclass

from django.urls import reverse

from coordinacion.nucleo.etiquetas import VerboOficio as Verbo
from coordinacion.nucleo.fsm import can_proceed
from coordinacion.oficios.models import Oficio
from coordinacion.oficios.permisos import puede
from coordinacion.organizacion.models import Usuario


@dataclass(frozen=True)
class Paso:
    """A button: what it says, where it leads, and how much it stands out."""

    texto: str
    url: str
    clase: str


_CLASES = {
    Verbo.ENVIAR_A_FIRMA: "btn-primary",
    Verbo.FIRMAR: "btn-primary",
    Verbo.DESPACHAR: "btn-primary",
    Verbo.ACUSAR: "btn-primary",
    Verbo.EDITAR: "btn-secondary",
    Verbo.DEVOLVER: "btn-secondary",
    Verbo.CANCELAR: "btn-danger",
}
"""The order of the buttons: first what takes the oficio on."""


def pasos(usuario: Usuario, oficio: Oficio) -> list[Paso]:
    """The buttons of this person on that oficio."""
    return [
        Paso(str(verbo.label), reverse(f"oficio:{verbo.value}", args=[oficio.pk]), clase)
        for verbo, clase in _CLASES.items()
        if puede(usuario, verbo) and can_proceed(getattr(oficio, verbo.value))
    ]
