"""Which verbs a person may run on a meeting or a table now."""

from dataclasses import dataclass

from django.urls import reverse

from coordinacion.nucleo.etiquetas import VerboMesa, VerboReunion
from coordinacion.nucleo.fsm import can_proceed
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Mesa, Reunion
from coordinacion.vinculacion.permisos import puede_en_mesa, puede_en_reunion


@dataclass(frozen=True)
class Paso:
    """A button: what it says, where it leads, and how much it stands out."""

    texto: str
    url: str
    clase: str


_DE_REUNION = {
    VerboReunion.CONVOCAR: "btn-primary",
    VerboReunion.CELEBRAR: "btn-primary",
    VerboReunion.FORMALIZAR: "btn-primary",
    VerboReunion.ORDENAR: "btn-secondary",
    VerboReunion.PASAR_LISTA: "btn-secondary",
    VerboReunion.EDITAR: "btn-secondary",
    VerboReunion.ADJUNTAR: "btn-secondary",
    VerboReunion.REPROGRAMAR: "btn-secondary",
    VerboReunion.CANCELAR: "btn-danger",
}
_DE_MESA = {
    VerboMesa.INSTALAR: "btn-primary",
    VerboMesa.RECOGER: "btn-primary",
    VerboMesa.EDITAR: "btn-secondary",
    VerboMesa.PUBLICAR: "btn-secondary",
    VerboMesa.CONCLUIR: "btn-danger",
}
"""The order of the buttons: first what takes the record on."""


def pasos_de_reunion(usuario: Usuario, reunion: Reunion) -> list[Paso]:
    """The buttons of this person on that meeting."""
    return [
        Paso(str(verbo.label), reverse(f"reunion:{verbo.value}", args=[reunion.pk]), clase)
        for verbo, clase in _DE_REUNION.items()
        if puede_en_reunion(usuario, verbo) and can_proceed(getattr(reunion, verbo.value))
    ]


def pasos_de_mesa(usuario: Usuario, mesa: Mesa) -> list[Paso]:
    """The buttons of this person on that table."""
    return [
        Paso(str(verbo.label), reverse(f"mesa:{verbo.value}", args=[mesa.pk]), clase)
        for verbo, clase in _DE_MESA.items()
        if puede_en_mesa(usuario, verbo) and can_proceed(getattr(mesa, verbo.value))
    ]
