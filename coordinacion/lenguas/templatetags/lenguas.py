"""The language supports of a case, for its page: whose app lies above and knows no screen of
theirs."""

from django import template

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.lenguas import selectors
from coordinacion.lenguas.permisos import puede
from coordinacion.nucleo.etiquetas import VerboApoyo
from coordinacion.organizacion.models import Usuario

register = template.Library()


@register.inclusion_tag("lenguas/_del_asunto.html", takes_context=True)
def apoyos_del_asunto(
    context: template.Context, usuario: Usuario, carta: Correspondencia
) -> dict[str, object]:
    """What was requested for the case, and what its petitioner asked for and nobody requested.

    `carta.tiene_apoyos` is annotated by who reads the case: most need none and are not asked."""
    hay: bool = carta.tiene_apoyos  # type: ignore[attr-defined]
    apoyos = selectors.de_la_carta(usuario, carta) if hay else []
    vistas = {apoyo.clase for apoyo in apoyos}
    return {
        "request": context.get("request"),
        "carta": carta,
        "apoyos": apoyos,
        "por_solicitar": [clase for clase in selectors.pedidos(carta) if clase not in vistas],
        "puede_solicitar": carta.esta_abierta and puede(usuario, VerboApoyo.SOLICITAR),
        "solicitar": VerboApoyo.SOLICITAR.label,
    }
