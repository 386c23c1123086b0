"""Which verbs a person may run on an agreement now."""

from dataclasses import dataclass

from django.urls import reverse

from coordinacion.acuerdos.models import Acuerdo
from coordinacion.acuerdos.permisos import puede_en_acuerdo
from coordinacion.nucleo.etiquetas import VerboAcuerdo as Verbo
from coordinacion.nucleo.fsm import can_proceed
from coordinacion.organizacion.models import Usuario


@dataclass(frozen=True)
class Paso:
    """A button: what it says, where it leads, and how much it stands out."""

    texto: str
    url: str
    clase: str


_CLASES = {
    Verbo.ALCANZAR: "btn-primary",
    Verbo.FIRMAR: "btn-secondary",
    Verbo.EDITAR: "btn-secondary",
    Verbo.NO_ALCANZAR: "btn-danger",
}
"""The order of the buttons: first what takes the agreement on."""


def pasos(usuario: Usuario, acuerdo: Acuerdo) -> list[Paso]:
    """The buttons of this person on that agreement."""
    return [
        Paso(str(verbo.label), reverse(f"acuerdo:{verbo.value}", args=[acuerdo.pk]), clase)
        for verbo, clase in _CLASES.items()
        if puede_en_acuerdo(usuario, verbo) and can_proceed(getattr(acuerdo, verbo.value))
    ]
