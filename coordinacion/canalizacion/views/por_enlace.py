"""Pages that open from a mailed link, without signing in. GET shows; only POST acts.

The link itself is what gives the right, so these pages must not leak it: no referrer leaves them,
nobody keeps or indexes them. A browser that sends no referrer sends no origin either, which
Django takes for a forged form; here the address is the secret that a forger lacks.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from coordinacion.canalizacion import services
from coordinacion.canalizacion.enlaces import EnlaceInvalido, Proposito, recibo
from coordinacion.canalizacion.forms.por_enlace import ResponderPorEnlaceForm
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.permisos import puede_anular_enlaces
from coordinacion.canalizacion.selectors import enlaces as selectors
from coordinacion.canalizacion.views.archivos import guardados
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.errores import ErrorDeDominio
from coordinacion.nucleo.forms import SinDatosForm
from coordinacion.nucleo.vistas import F, VistaDeVerbo
from coordinacion.organizacion.selectors import sistema
from coordinacion.organizacion.vistas import persona
from workflows import motor

Vista = Callable[..., HttpResponseBase]
_PRIVADA = {
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cache-Control": "no-store",
}


def _dentro_del_limite(request: HttpRequest, cual: str, clave: str = "") -> bool:
    limites = settings.ENLACES_DE_CORREO_LIMITES
    uso = ratelimit.consume(
        request, app="enlaces", action=cual, config=limites, key=clave, limit_get=True
    )
    return uso is not None


def _demasiados(request: HttpRequest) -> HttpResponse:
    return render(request, "429.html", status=429)


def por_enlace(vista: Vista) -> Vista:
    """A page of anybody who holds a link: counted, private, and one same answer when it is dead."""

    @login_not_required
    @csrf_exempt
    @wraps(vista)
    def con_cuidado(request: HttpRequest, ficha: str) -> HttpResponseBase:
        if not _dentro_del_limite(request, "enlace", ficha):
            return _demasiados(request)
        try:
            respuesta = vista(request, ficha=ficha)
        except EnlaceInvalido:
            respuesta = _ya_no_sirve(request)
        for nombre, valor in _PRIVADA.items():
            respuesta.headers[nombre] = valor
        return respuesta

    return con_cuidado


def _ya_no_sirve(request: HttpRequest) -> HttpResponse:
    """Whatever was wrong with the link; what had been typed is given back."""
    if not _dentro_del_limite(request, "enlace_fallido"):
        return _demasiados(request)
    contexto = {"escrito": request.POST.get("texto", "")}
    return render(request, "canalizacion/enlace_invalido.html", contexto, status=404)


class VistaPorEnlace(VistaDeVerbo[F]):
    """One verb of an institution on the turn of a link, which is looked at again when it acts."""

    proposito: Proposito
    turno: Turno

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.turno = selectors.turno_del_enlace(self.proposito, kwargs["ficha"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.titulo = selectors.en_palabras(self.turno, self.proposito)
        propios = {"turno": self.turno, "puntos": self.turno.puntos.all()}
        return super().get_context_data(**propios, **kwargs)

    def con_errores(self, form: F, error: ErrorDeDominio | None = None) -> HttpResponse:
        """As every verb, but for a link that ended meanwhile."""
        if isinstance(error, EnlaceInvalido):
            raise error
        return super().con_errores(form, error)

    @property
    def recibo(self) -> str:
        """Where to go when it is done."""
        return recibo(self.proposito, self.turno.pk)


class AcusarPorEnlace(VistaPorEnlace[SinDatosForm]):
    """A page that asks, and acknowledges when it is confirmed."""

    proposito = Proposito.ACUSAR
    form_class = SinDatosForm
    template_name = "canalizacion/enlace.html"
    consecuencia = (
        "Queda constancia de que su institución recibió el turno por este enlace, con la hora."
    )

    def ejecutar(self, form: SinDatosForm) -> str:
        services.acusar_por_enlace(sistema(), self.turno.pk, ficha=self.kwargs["ficha"])
        return self.recibo


class ResponderPorEnlace(VistaPorEnlace[ResponderPorEnlaceForm]):
    """The answer, as the liaisons who sign in give it."""

    proposito = Proposito.RESPONDER
    form_class = ResponderPorEnlaceForm
    template_name = "canalizacion/enlace_responder.html"
    consecuencia = (
        "Se registra por cuenta de su institución. Si aún no había acusado, con esto acusa también."
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"turno": self.turno}

    def ejecutar(self, form: ResponderPorEnlaceForm) -> str:
        actor = sistema()
        clase = Documento.Clase.RESPUESTA
        with guardados(actor, form.archivos, clase, self.turno.institucion_id) as adjuntos:
            motor.de_turno(
                services.responder_por_enlace,
                actor,
                self.turno.pk,
                ficha=self.kwargs["ficha"],
                dicho=form.dicho(adjuntos),
            )
        return self.recibo


@por_enlace
@require_safe
def hecho(request: HttpRequest, ficha: str) -> HttpResponse:
    """That it was done, to be printed or kept."""
    turno, proposito = selectors.turno_del_recibo(ficha)
    acuso = proposito == Proposito.ACUSAR
    contexto = {
        "turno": turno,
        "acuso": acuso,
        "momento": turno.acusado_en if acuso else turno.respondido_en,
    }
    return render(request, "canalizacion/enlace_hecho.html", contexto)


acusar = por_enlace(AcusarPorEnlace.as_view())
responder = por_enlace(ResponderPorEnlace.as_view())


@require_safe
def instituciones(request: HttpRequest) -> HttpResponse:
    """The institutions that work by mail, and the way to end the links they were sent."""
    if not puede_anular_enlaces(persona(request)):
        raise PermissionDenied
    contexto = {
        "instituciones": selectors.por_correo(),
        "dias": settings.ENLACES_DE_CORREO_DIAS,
    }
    return render(request, "canalizacion/enlaces.html", contexto)


@require_POST
def anular(request: HttpRequest, pk: int) -> HttpResponse:
    """End every link that an institution was sent."""
    institucion = services.anular_enlaces(persona(request), pk)
    nuevos = "Los próximos correos llevan nuevos."
    messages.success(request, f"Los enlaces enviados a {institucion} ya no sirven. {nuevos}")
    return redirect("enlace:instituciones")
