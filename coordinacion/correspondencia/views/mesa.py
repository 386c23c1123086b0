"""The registering desk: the scan, the batch and the form, one letter after another."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from coordinacion.correspondencia import selectors
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.permisos import puede
from coordinacion.correspondencia.views.captura import (
    Accion,
    Captura,
    atiende_en_el_acto,
)
from coordinacion.correspondencia.views.comun import de_la_mesa, lote, numero, tira
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.errores import EstadoNoAdmite
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.nucleo.fsm import can_proceed
from coordinacion.nucleo.vistas import CONFLICTO, INVALIDO
from coordinacion.organizacion.models import Usuario


@require_http_methods(["GET", "POST"])
def mesa(request: HttpRequest) -> HttpResponse:
    """The desk, or the registration of one letter."""
    actor = de_la_mesa(request)
    if request.method == "POST":
        return _registrar(request, actor)
    pedido = numero(request.GET.get("documento"))
    documento = selectors.del_lote(actor, pedido) or selectors.siguiente_del_lote(actor, None)
    if request.headers.get("HX-Target") == "visor-mesa":
        contexto = lote(actor, documento)
        return render(request, "correspondencia/mesa/_eleccion.html", contexto)
    captura = Captura.nueva(actor, request, documento)
    return render(request, "correspondencia/mesa.html", _pagina(actor, captura, documento))


def _registrar(request: HttpRequest, actor: Usuario) -> HttpResponse:
    captura = Captura(actor, request)
    if not captura.valida():
        return _con_errores(request, captura, INVALIDO)
    try:
        carta = captura.registrar()
    except EstadoNoAdmite as error:
        captura.reclamar(error)
        return _con_errores(request, captura, CONFLICTO)
    if carta is None:
        return _con_errores(request, captura, INVALIDO)
    captura.recordar(request)
    return _registrada(request, captura, carta)


def _registrada(request: HttpRequest, captura: Captura, carta: Correspondencia) -> HttpResponse:
    """The next page: another screen for two of the buttons, the next letter for the rest."""
    if captura.accion == Accion.CLASIFICAR and puede(captura.actor, Verbo.CLASIFICAR, carta):
        return _ir(request, captura, carta, reverse("asunto:clasificar", args=[carta.slug]))
    if captura.accion == Accion.EN_EL_ACTO:
        return _ir(request, captura, carta, carta.get_absolute_url())
    if captura.reservado is not None:
        return _ir(request, captura, carta, captura.reservado.bloque.get_absolute_url())
    if not request.headers.get("HX-Request"):
        return _sin_htmx(request, captura, carta)
    siguiente = captura.visto
    if captura.documento is not None:
        siguiente = selectors.siguiente_del_lote(captura.actor, captura.documento)
    nueva = Captura.nueva(captura.actor, request, siguiente)
    contexto = _pagina(captura.actor, nueva, siguiente) | {
        "carta": carta,
        "faltan": selectors.lo_que_falta([carta])[carta.pk],
        "ligados": len(captura.ligas),
        "imprimir": captura.accion == Accion.ACUSE,
        "cambia_visor": captura.documento is not None,
    }
    return render(request, "correspondencia/mesa/_registrada.html", contexto)


def _sin_htmx(request: HttpRequest, captura: Captura, carta: Correspondencia) -> HttpResponse:
    if captura.accion == Accion.ACUSE:
        return _ir(request, captura, carta, reverse("registro:acuse", args=[carta.slug]))
    return _ir(request, captura, carta, reverse("registro:mesa"))


def _ir(request: HttpRequest, captura: Captura, carta: Correspondencia, url: str) -> HttpResponse:
    """Leave for another page, which will say the folio and forget the draft."""
    mensaje = f"Registrada con el folio {carta.folio}."
    messages.success(request, mensaje, extra_tags=captura.borrador)
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(url)
    return redirect(url)


def _con_errores(request: HttpRequest, captura: Captura, estado: int) -> HttpResponse:
    """The form with what was typed and why it was refused; the scan stays as it was."""
    if request.headers.get("HX-Request"):
        contexto = _formulario(captura)
        # htmx swaps a 422 in place; a 409 would go to the messages and leave the form mute.
        return render(request, "correspondencia/mesa/_con_errores.html", contexto, status=INVALIDO)
    pagina = _pagina(captura.actor, captura, captura.visto)
    return render(request, "correspondencia/mesa.html", pagina, status=estado)


def _formulario(captura: Captura) -> dict[str, Any]:
    return {
        "captura": captura,
        "form": captura.form,
        "firmantes": captura.firmantes,
        "acto": captura.acto,
        "en_el_acto": atiende_en_el_acto(captura.actor),
        "documento": captura.visto,
        "Accion": Accion,
    }


def _pagina(actor: Usuario, captura: Captura, documento: Documento | None) -> dict[str, Any]:
    return {
        **tira(actor),
        **lote(actor, documento),
        **_formulario(captura),
        "ultimas": _ultimas(actor),
        "Verbo": Verbo,
    }


def _ultimas(actor: Usuario) -> list[dict[str, Any]]:
    """The last letters of this person, with what each one lacks and what may be done to it."""
    cartas = list(selectors.recientes_de(actor))
    faltan = selectors.lo_que_falta(cartas)
    return [
        {
            "carta": carta,
            "faltan": faltan[carta.pk],
            "corregir": puede(actor, Verbo.CORREGIR, carta) and can_proceed(carta.corregir),
            "cancelar": puede(actor, Verbo.CANCELAR, carta) and can_proceed(carta.cancelar),
        }
        for carta in cartas
    ]
