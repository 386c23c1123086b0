"""The tray of what came in by mail, one mail, and setting it aside."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from coordinacion.bitacora.selectors import del_registro
from coordinacion.buzon import selectors, services
from coordinacion.buzon.services.comun import REGISTRO
from coordinacion.buzon.views.comun import VerboDeCorreo, de_oficialia, el_correo
from coordinacion.documentos.views import entregar
from coordinacion.nucleo.etiquetas import EstadoCorreoRecibido as Estado
from coordinacion.nucleo.etiquetas import VerboBuzon
from coordinacion.nucleo.forms import MotivoForm
from coordinacion.nucleo.fsm import can_proceed
from coordinacion.nucleo.tecleado import entero


@require_safe
def lista(request: HttpRequest) -> HttpResponse:
    """The mails in one state, the newest first."""
    actor = de_oficialia(request)
    pedido = request.GET.get("estado", "")
    estado = pedido if pedido in Estado.values else Estado.POR_ATENDER.value
    numero = max(entero(request.GET.get("pagina")), 1)
    filas, hay_mas = selectors.bandeja(actor, estado, numero)
    contexto = {
        "filas": filas,
        "numero": numero,
        "hay_mas": hay_mas,
        "estado": estado,
        "pestanas": _pestanas(estado),
        "apagado": not settings.BUZON_URL,
        "situacion": selectors.situacion_del_buzon(),
    }
    return render(request, "buzon/lista.html", contexto)


def _pestanas(actual: str) -> list[dict[str, Any]]:
    bandeja = reverse("buzon:lista")
    return [
        {"texto": uno.label, "url": f"{bandeja}?estado={uno}", "actual": actual == uno}
        for uno in Estado
    ]


@require_safe
def ver(request: HttpRequest, pk: int) -> HttpResponse:
    """One mail, whole, and what may be done with it."""
    correo = el_correo(de_oficialia(request), pk)
    contexto = {
        "correo": correo,
        "adjuntos": correo.adjuntos.select_related("documento"),
        "Verbo": VerboBuzon,
        "por_atender": can_proceed(correo.registrar_correo),
        "recuperable": can_proceed(correo.recuperar_correo),
        "asientos": del_registro(REGISTRO, correo.pk),
    }
    return render(request, "buzon/correo.html", contexto)


@require_safe
def adjunto(request: HttpRequest, pk: int, doc: int) -> FileResponse:
    """One attachment that was kept."""
    correo = el_correo(de_oficialia(request), pk)
    return entregar(get_object_or_404(selectors.documentos_de(correo), pk=doc))


class Descartar(VerboDeCorreo[MotivoForm]):
    """Nothing is to be done about it."""

    verbo = VerboBuzon.DESCARTAR
    form_class = MotivoForm
    mensaje = "El correo se descartó. Puede devolverlo a la bandeja cuando quiera."
    consecuencia = "Sale de la bandeja con su motivo; no se borra nada y se puede devolver."

    def ejecutar(self, form: MotivoForm) -> str:
        services.descartar_correo(self.actor, self.registro.pk, **form.cleaned_data)
        return self.terminar()


@require_POST
def recuperar(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to the tray."""
    correo = services.recuperar_correo(de_oficialia(request), pk)
    messages.success(request, "El correo volvió a la bandeja.")
    return redirect(correo.get_absolute_url())
