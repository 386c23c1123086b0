"""Who may run each verb of a table and of a meeting. Whether its state admits the verb is another
question."""

from coordinacion.nucleo.etiquetas import VerboMesa, VerboReunion
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles

_CONDUCEN = frozenset({Rol.VINCULACION, Rol.TITULAR_UNIDAD})

DE_MESA: dict[VerboMesa, frozenset[Rol]] = {
    VerboMesa.PROGRAMAR: _CONDUCEN,
    VerboMesa.EDITAR: _CONDUCEN,
    VerboMesa.INSTALAR: _CONDUCEN,
    VerboMesa.SESIONAR: _CONDUCEN,
    VerboMesa.CONCLUIR: _CONDUCEN,
}
"""Roles at the unit that run each verb of a table of dialogue."""

DE_REUNION: dict[VerboReunion, frozenset[Rol]] = {
    VerboReunion.PROGRAMAR: _CONDUCEN,
    VerboReunion.EDITAR: _CONDUCEN,
    VerboReunion.CONVOCAR: _CONDUCEN,
    VerboReunion.REPROGRAMAR: _CONDUCEN,
    VerboReunion.CELEBRAR: _CONDUCEN,
    VerboReunion.FORMALIZAR: _CONDUCEN,
    VerboReunion.CANCELAR: _CONDUCEN,
}
"""Roles at the unit that run each verb of a meeting."""


def puede_en_mesa(actor: Usuario, verbo: VerboMesa) -> bool:
    """Whether `actor` holds what `verbo` asks for; closed for every verb not listed."""
    return papeles(actor).tiene(*DE_MESA.get(verbo, ()))


def puede_en_reunion(actor: Usuario, verbo: VerboReunion) -> bool:
    """Whether `actor` holds what `verbo` asks for; closed for every verb not listed."""
    return papeles(actor).tiene(*DE_REUNION.get(verbo, ()))
