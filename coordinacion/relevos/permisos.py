"""Who may pass the work of people and institutions to others."""

from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import ROLES_INSTITUCION, Rol
from coordinacion.organizacion.selectors import papeles
from coordinacion.relevos.opciones import Trabajo

MIRAN = frozenset({Rol.ANALISTA, Rol.TITULAR_UNIDAD, Rol.ADMINISTRACION})
"""Who at the unit sees whose work is open."""
REPARTEN = frozenset({Rol.ANALISTA, Rol.TITULAR_UNIDAD})
"""Who gives the unit's work to somebody: the same as of one letter."""


def puede_preparar(actor: Usuario) -> bool:
    """Whether `actor` may look at what the end of an institution would move."""
    return papeles(actor).tiene(Rol.ADMINISTRACION, Rol.TITULAR_UNIDAD)


def puede_extinguir(actor: Usuario) -> bool:
    """Whether `actor` may apply it: it moves letters, so administration only prepares it."""
    return papeles(actor).tiene(Rol.TITULAR_UNIDAD)


def puede_suplir_a(actor: Usuario, persona: Usuario) -> bool:
    """Whether `actor` may say who stands in for `persona`: oneself, the head of her office, or
    administration."""
    mis, suyos = papeles(actor), papeles(persona)
    if actor == persona:
        return bool(mis.unidad or mis.por_institucion)
    if mis.tiene(Rol.ADMINISTRACION) or (suyos.unidad and mis.tiene(Rol.TITULAR_UNIDAD)):
        return True
    return bool(mis.instituciones(Rol.TITULAR_INSTITUCION) & suyos.por_institucion.keys())


def ve_trabajo(actor: Usuario) -> bool:
    """Whether `actor` may look at the open work of others, at least in an institution."""
    mis = papeles(actor)
    return mis.tiene(*MIRAN) or bool(mis.instituciones(*ROLES_INSTITUCION))


def puede_repartir(actor: Usuario, trabajo: Trabajo) -> bool:
    """Whether `actor` may give work of that kind to somebody: inside an institution, its own."""
    mis = papeles(actor)
    if trabajo == Trabajo.TURNOS:
        return bool(mis.instituciones(*ROLES_INSTITUCION))
    return mis.tiene(*REPARTEN)
