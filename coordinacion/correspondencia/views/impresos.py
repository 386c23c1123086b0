"""What the desk prints: the sender's acuse and the list of the day."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET

from coordinacion.correspondencia import selectors
from coordinacion.correspondencia.services import dejar_constancia_de_consulta
from coordinacion.correspondencia.views import llenado
from coordinacion.documentos import formatos
from coordinacion.documentos.views import entregar_impreso
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, SinPermiso
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles
from coordinacion.organizacion.vistas import persona

IMPRIMEN = (Rol.OFICIALIA, Rol.ANALISTA, Rol.TITULAR_UNIDAD)


@require_GET
def acuse(request: HttpRequest, slug: str) -> HttpResponse:
    """The acuse of one letter, as PDF."""
    actor = _quien_imprime(request)
    carta = selectors.carta_visible(actor, slug)
    dejar_constancia_de_consulta(actor, carta)
    url = request.build_absolute_uri(reverse("asunto:ver", args=[carta.slug]))
    return entregar_impreso(formatos.acuse(llenado.acuse(carta, url)), f"acuse-{carta.slug}.pdf")


@require_GET
def relacion_diaria(request: HttpRequest) -> HttpResponse:
    """What was received on one day (today by default), as PDF."""
    actor = _quien_imprime(request)
    dia = _dia(request.GET.get("dia", ""))
    cartas = list(selectors.relacion_del_dia(actor, dia))
    pdf = formatos.relacion_diaria(
        llenado.relacion_diaria(cartas, dia, actor, selectors.bloques(dia))
    )
    return entregar_impreso(pdf, f"relacion-diaria-{dia:%Y-%m-%d}.pdf")


def _quien_imprime(request: HttpRequest) -> Usuario:
    actor = persona(request)
    if not papeles(actor).tiene(*IMPRIMEN):
        raise SinPermiso
    return actor


def _dia(texto: str) -> date:
    if not texto:
        return reloj.hoy()
    try:
        dia = parse_date(texto)
    except ValueError:
        dia = None
    if dia is None:
        raise DatoInvalido({"dia": "La fecha de la relación no es válida."})
    return dia
