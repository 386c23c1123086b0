"""Who may run each verb of a table and of a meeting. Whether its state admits the verb is another
question."""

from coordinacion.nucleo.etiquetas import VerboMesa, VerboReunion
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles
from coordinacion.vinculacion.opciones import LEEN

CONDUCEN = frozenset({Rol.VINCULACION, Rol.TITULAR_UNIDAD})
"""Roles at the unit that run tables and meetings."""

DE_MESA: dict[VerboMesa, frozenset[Rol]] = {
    VerboMesa.PROGRAMAR: CONDUCEN,
    VerboMesa.EDITAR: CONDUCEN,
    VerboMesa.INSTALAR: CONDUCEN,
    VerboMesa.SESIONAR: CONDUCEN,
    VerboMesa.RECOGER: CONDUCEN,
    VerboMesa.RESPONDER: CONDUCEN,
    VerboMesa.PUBLICAR: CONDUCEN,
    VerboMesa.CONCLUIR: CONDUCEN,
}
"""Roles at the unit that run each verb of a table of dialogue."""

DE_REUNION: dict[VerboReunion, frozenset[Rol]] = {
    VerboReunion.PROGRAMAR: CONDUCEN,
    VerboReunion.EDITAR: CONDUCEN,
    VerboReunion.ORDENAR: CONDUCEN,
    VerboReunion.CONVOCAR: CONDUCEN,
    VerboReunion.REPROGRAMAR: CONDUCEN,
    VerboReunion.PASAR_LISTA: CONDUCEN,
    VerboReunion.CELEBRAR: CONDUCEN,
    VerboReunion.ADJUNTAR: CONDUCEN,
    VerboReunion.FORMALIZAR: CONDUCEN,
    VerboReunion.CANCELAR: CONDUCEN,
}
"""Roles at the unit that run each verb of a meeting."""


def puede_en_mesa(actor: Usuario, verbo: VerboMesa) -> bool:
    """Whether `actor` holds what `verbo` asks for; closed for every verb not listed."""
    return papeles(actor).tiene(*DE_MESA.get(verbo, ()))


def puede_en_reunion(actor: Usuario, verbo: VerboReunion) -> bool:
    """Whether `actor` holds what `verbo` asks for; closed for every verb not listed."""
    return papeles(actor).tiene(*DE_REUNION.get(verbo, ()))


def puede_ver(actor: Usuario) -> bool:
    """Whether `actor` reads the lists of the unit's tables and meetings."""
    return papeles(actor).tiene(*LEEN)


def puede_ver_reuniones(actor: Usuario) -> bool:
    """Whether `actor` reads the list of meetings: the unit's people, all; those of an institution,
    the ones to which it was called."""
    mis = papeles(actor)
    return mis.tiene(*LEEN) or bool(mis.por_institucion)
