"""Who may see the trays, the head's day and how long everybody takes."""

from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles

LISTAN = frozenset(
    {
        Rol.OFICIALIA,
        Rol.ANALISTA,
        Rol.TITULAR_UNIDAD,
        Rol.VINCULACION,
        Rol.ARCHIVO,
        Rol.CONSULTA,
        Rol.AUDITORIA,
    }
)
"""Roles of the unit that may list every letter, reserved ones masked."""

VEN_HOY = frozenset({Rol.TITULAR_UNIDAD, Rol.CONSULTA, Rol.AUDITORIA})

VEN_TIEMPOS = frozenset({Rol.TITULAR_UNIDAD, Rol.AUDITORIA, Rol.ANALISTA})


def puede_listar(usuario: Usuario) -> bool:
    """Whether `usuario` has trays at all."""
    return papeles(usuario).tiene(*LISTAN)


def puede_ver_hoy(usuario: Usuario) -> bool:
    """Whether `usuario` sees the head's day."""
    return papeles(usuario).tiene(*VEN_HOY)


def puede_ver_tiempos(usuario: Usuario) -> bool:
    """Whether `usuario` sees how long everybody takes."""
    return papeles(usuario).tiene(*VEN_TIEMPOS)
