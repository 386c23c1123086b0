"""The petitions of an event, for pages of the apps below, which know nothing of giras."""

from django import template

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.models.acceso import ROLES_QUE_LISTAN
from coordinacion.giras import selectors
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles
from coordinacion.vinculacion.models import Reunion
from coordinacion.vinculacion.opciones import ClaseReunion

register = template.Library()


@register.inclusion_tag("giras/_de_la_carta.html")
def gira_del_asunto(carta: Correspondencia) -> dict[str, object]:
    """At which event the letter was received, and to whom it was handed there."""
    renglon = selectors.de_la_carta(carta)
    return {
        "renglon": renglon,
        "sin_turnar": renglon is not None and carta.estado == EstadoCorrespondencia.RECIBIDA,
    }


@register.inclusion_tag("giras/_de_la_reunion.html")
def peticiones_de_la_reunion(usuario: Usuario, reunion: Reunion) -> dict[str, object]:
    """How many petitions were received at a gira, by state; nothing for another kind of meeting."""
    es_gira = reunion.clase == ClaseReunion.GIRA and papeles(usuario).tiene(*ROLES_QUE_LISTAN)
    por_estado = selectors.por_estado(usuario, reunion) if es_gira else []
    return {"es_gira": es_gira, "reunion": reunion, "por_estado": por_estado}
