"""What was agreed, for the pages of what lies below: the meeting, the letter and the commitment."""

from django import template

from coordinacion.acuerdos import selectors
from coordinacion.acuerdos.models import Compromiso
from coordinacion.acuerdos.permisos import puede_en_acuerdo, puede_ligar
from coordinacion.acuerdos.selectors import ligas
from coordinacion.acuerdos.selectors.compromisos import aviso_de
from coordinacion.acuerdos.services.acuerdos.proponer import YA_NO_ADMITEN
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo.etiquetas import VerboAcuerdo
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Mesa, Reunion

register = template.Library()


@register.inclusion_tag("acuerdos/_de_la_reunion.html", takes_context=True)
def acuerdos_de_la_reunion(context: template.Context, reunion: Reunion) -> dict[str, object]:
    """What was agreed at a meeting, and the way to write more."""
    usuario: Usuario = context["user"]
    escribe = puede_en_acuerdo(usuario, VerboAcuerdo.PROPONER)
    return {
        "acuerdos": selectors.de_la_reunion(usuario, reunion),
        "reunion": reunion,
        "puede_escribir": escribe and reunion.estado not in YA_NO_ADMITEN,
    }


@register.inclusion_tag("acuerdos/_abiertos.html")
def abiertos_de_la_reunion(reunion: Reunion) -> dict[str, object]:
    """What stays open when a meeting is formalised."""
    return {"cuantos": ligas.abiertos_de_la_reunion(reunion), "de": "de esta reunión"}


@register.inclusion_tag("acuerdos/_abiertos.html")
def abiertos_de_la_mesa(mesa: Mesa) -> dict[str, object]:
    """What stays open when a table is concluded."""
    return {"cuantos": ligas.abiertos_de_la_mesa(mesa), "de": "de las sesiones de esta mesa"}


@register.inclusion_tag("acuerdos/_del_asunto.html")
def compromisos_del_asunto(usuario: Usuario, carta: Correspondencia) -> dict[str, object]:
    """The agreements and commitments that have to do with a letter."""
    return {
        "acuerdos": ligas.acuerdos_de_la_carta(usuario, carta),
        "ligas": ligas.de_la_carta(usuario, carta),
        "carta": carta,
        "puede_ligar": puede_ligar(usuario),
        "puede_proponer": puede_en_acuerdo(usuario, VerboAcuerdo.PROPONER),
    }


@register.inclusion_tag("acuerdos/_del_compromiso.html")
def asuntos_del_compromiso(usuario: Usuario, compromiso: Compromiso) -> dict[str, object]:
    """The letters that have to do with a commitment; of one that ended, which go on."""
    suyas = list(ligas.del_compromiso(usuario, compromiso))
    return {
        "ligas": suyas,
        "siguen_abiertos": [
            liga.carta for liga in suyas if liga.carta.esta_abierta and not compromiso.esta_abierto
        ],
        "compromiso": compromiso,
        "puede_ligar": puede_ligar(usuario),
    }


@register.inclusion_tag("acuerdos/_asuntos_que_siguen.html")
def asuntos_que_siguen(usuario: Usuario, compromiso: Compromiso) -> dict[str, object]:
    """The letters that stay open when a commitment ends."""
    return {"cartas": ligas.cartas_abiertas(usuario, compromiso)}


@register.inclusion_tag("componentes/copiar_aviso.html", takes_context=True)
def aviso_del_compromiso(context: template.Context, compromiso: Compromiso) -> dict[str, object]:
    """The reminder of a commitment, to be copied and sent to who owes it."""
    raiz = context["request"].build_absolute_uri("/").rstrip("/")
    return {
        "texto": aviso_de(compromiso, raiz),
        "para": f"{compromiso.responsable}, del compromiso {compromiso.folio}",
    }
