"""The oficios of a case, for its page: the app of the case lies below and knows none."""

from dataclasses import dataclass

from django import template
from django.urls import reverse
from django.utils.http import urlencode

from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Caracter
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo.etiquetas import VerboOficio
from coordinacion.oficios import selectors
from coordinacion.oficios.opciones import ClaseOficio
from coordinacion.oficios.permisos import puede
from coordinacion.organizacion.models import Usuario

register = template.Library()
DEL_ASUNTO = (
    ClaseOficio.RESPUESTA,
    ClaseOficio.PREVENCION,
    ClaseOficio.TARJETA,
    ClaseOficio.INVITACION,
)


@dataclass(frozen=True)
class NuevoOficio:
    """One kind of oficio that may be begun from the case."""

    texto: str
    url: str


@register.inclusion_tag("oficios/_del_asunto.html")
def oficios_del_asunto(
    usuario: Usuario, carta: Correspondencia, turnos: list[Turno]
) -> dict[str, object]:
    """What was written of the case, and what may be written now."""
    se_puede = puede(usuario, VerboOficio.ELABORAR)
    return {
        "oficios": selectors.de_la_carta(usuario, carta),
        "nuevos": _nuevos(carta, turnos) if se_puede else [],
    }


def _nuevos(carta: Correspondencia, turnos: list[Turno]) -> list[NuevoOficio]:
    del_asunto = [_nuevo(str(c.label), c, asunto=carta.slug) for c in DEL_ASUNTO]
    vivos = [turno for turno in turnos if turno.esta_vivo]
    return del_asunto + [
        _nuevo(f"{_clase(turno).label} a {turno.institucion}", _clase(turno), turno=turno.pk)
        for turno in vivos
    ]


def _clase(turno: Turno) -> ClaseOficio:
    return ClaseOficio.REMISION if turno.caracter == Caracter.REMISION else ClaseOficio.CANALIZACION


def _nuevo(texto: str, clase: ClaseOficio, **de: str | int) -> NuevoOficio:
    return NuevoOficio(texto, f"{reverse('oficio:nuevo', args=[clase])}?{urlencode(de)}")
