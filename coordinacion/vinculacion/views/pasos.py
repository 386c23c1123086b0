"""Which verbs a person may run on a meeting or a table now."""

from functools import partial

from coordinacion.nucleo.etiquetas import VerboMesa, VerboReunion
from coordinacion.nucleo.pasos import Paso, pasos_de
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Mesa, Reunion
from coordinacion.vinculacion.permisos import puede_en_mesa, puede_en_reunion

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
    return pasos_de(reunion, "reunion", _DE_REUNION, partial(puede_en_reunion, usuario))


def pasos_de_mesa(usuario: Usuario, mesa: Mesa) -> list[Paso]:
    """The buttons of this person on that table."""
    return pasos_de(mesa, "mesa", _DE_MESA, partial(puede_en_mesa, usuario))
