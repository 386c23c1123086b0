"""Tags that show a clock. A page asks for today's ordinals once, however many clocks it shows."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template

from coordinacion.plazos import selectors
from coordinacion.plazos.models import AjustePlazo, Plazo
from coordinacion.plazos.semaforo import semaforo as luz

register = template.Library()

_MEMORIA = "_ordinales_del_dia"


@register.inclusion_tag("plazos/_semaforo.html", takes_context=True)
def semaforo(context: template.Context, plazo: Plazo | None) -> dict[str, Any]:
    """The light of a clock: colour, icon and words. `ordinales` in the context are reused."""
    return {"luz": luz(plazo, ordinales=_ordinales(context)), "plazo": plazo}


@register.inclusion_tag("plazos/_enlace_por_que.html")
def por_que(plazo: Plazo | None, url: str = "") -> dict[str, Any]:
    """«¿Por qué esta fecha?» beside a due date; nothing without a clock or a page to open."""
    return {"plazo": plazo, "url": url}


@register.filter
def fecha_de_paso(iso: str) -> date:
    """The date of a stored step."""
    return date.fromisoformat(iso)


@register.filter
def ajustes_de(plazo: Plazo) -> list[AjustePlazo]:
    """The ledger of a clock, oldest first."""
    return list(selectors.ajustes(plazo))


def _ordinales(context: template.Context) -> Mapping[int, int]:
    """From the view if it passed them; else read once and kept on the request."""
    dados: Mapping[int, int] | None = context.get("ordinales")
    if dados is not None:
        return dados
    request = context.get("request")
    guardados: Mapping[int, int] | None = getattr(request, _MEMORIA, None)
    if guardados is None:
        guardados = selectors.ordinales()
        if request is not None:
            setattr(request, _MEMORIA, guardados)
    return guardados
