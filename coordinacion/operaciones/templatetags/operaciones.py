"""The bar of a list with what may be done to many of its rows at once."""

from typing import Any

from django import template

from coordinacion.nucleo.cuentas import TOPE
from coordinacion.nucleo.templatetags.interfaz import PAGINA
from coordinacion.operaciones.verbos import MIS_TURNOS, verbos_de
from coordinacion.organizacion.vistas import persona

register = template.Library()


@register.inclusion_tag("operaciones/_barra.html", takes_context=True)
def barra_en_bloque(
    context: template.Context, lista: str, total: int, *, de_turnos: bool, grupo: str = ""
) -> dict[str, Any]:
    """The verbs that the person may run on the rows of `lista`, which has `total` rows (or more
    than that, when it is beyond what is counted). `grupo` is the tab that opened by itself."""
    request = context["request"]
    consulta = request.GET.copy()
    consulta.pop(PAGINA, None)
    if grupo:
        consulta["grupo"] = grupo
    return {
        "lista": lista,
        "plegada": lista == MIS_TURNOS,
        "consulta": consulta.urlencode(),
        "verbos": [uno.verbo for uno in verbos_de(persona(request), lista, de_turnos=de_turnos)],
        "total": total,
        "son_mas": total > TOPE,
        "tope": TOPE,
        "que": "turnos" if de_turnos else "asuntos",
        "csrf_token": context.get("csrf_token"),
    }
