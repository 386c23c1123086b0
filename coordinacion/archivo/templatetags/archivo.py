"""The file of a case, for its page: the app of the case lies below and knows none."""

from django import template
from django.urls import reverse

from coordinacion.archivo import selectors
from coordinacion.archivo.permisos import puede
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia, VerboExpediente
from coordinacion.organizacion.models import Usuario

register = template.Library()


@register.inclusion_tag("archivo/_del_asunto.html")
def expediente_del_asunto(usuario: Usuario, carta: Correspondencia) -> dict[str, object]:
    """Where the case is kept, or was proposed to be; of one that never ended nothing is
    asked, for its page costs enough already."""
    verbo = VerboExpediente.TRASLADAR
    alguna_vez_termino = not carta.esta_abierta or carta.inconformidad_en is not None
    archivada = carta.estado == EstadoCorrespondencia.ARCHIVADA
    return {
        "pieza": selectors.pieza_de(carta) if alguna_vez_termino else None,
        "archivada": archivada,
        "trasladar": verbo.label if archivada and puede(usuario, verbo) else "",
        "url_trasladar": reverse("archivo:trasladar", args=[carta.slug]),
    }
