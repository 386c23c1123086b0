"""Filters that put a line of the log into words."""

from django import template

from coordinacion.bitacora import selectors
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.reglas import Cambio

register = template.Library()


@register.filter
def oracion(asiento: Asiento) -> str:
    """The sentence of a line."""
    return selectors.oracion(asiento)


@register.filter
def institucion_del_hecho(asiento: Asiento) -> str:
    """What goes after the actor: whom she spoke for, or whose turn it was."""
    return selectors.institucion_del_hecho(asiento)


@register.filter
def cambios(asiento: Asiento) -> list[Cambio]:
    """What the line changed, before and after."""
    return selectors.cambios(asiento)
