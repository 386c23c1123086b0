"""The person's own feed: its address, given and ended on one page, and the feed itself.

The feed opens without signing in, for a calendar has no session: its address is the secret. So it
is counted, never leaves a referrer, and answers one same thing whatever is wrong with it.
"""

from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import persona
from coordinacion.vinculacion import calendario, services
from coordinacion.vinculacion.permisos import puede_ver_reuniones
from coordinacion.vinculacion.selectors.agenda import agenda, calendario_de

PRIVADA = {
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cache-Control": "no-store",
}


@require_http_methods(["GET", "HEAD", "POST"])
def suscripcion(request: HttpRequest) -> HttpResponse:
    """The address of the person's feed; POST changes it, or ends it."""
    usuario = persona(request)
    if not puede_ver_reuniones(usuario):
        raise PermissionDenied
    if request.method == "POST":
        return _cambiar(request, usuario)
    suyo = calendario_de(usuario)
    raiz = settings.SITE_URL.rstrip("/")
    contexto = {"direccion": f"{raiz}{calendario.direccion(suyo)}" if suyo else "", "suyo": suyo}
    return render(request, "vinculacion/calendario.html", contexto)


def _cambiar(request: HttpRequest, usuario: Usuario) -> HttpResponse:
    if "dejar" in request.POST:
        services.dejar_calendario(usuario)
        messages.success(request, "La dirección de su calendario dejó de servir.")
    else:
        services.renovar_calendario(usuario)
        messages.success(request, "Su calendario tiene una dirección nueva.")
    return redirect("calendario:suscripcion")


@login_not_required
@require_safe
def personal(request: HttpRequest, ficha: str) -> HttpResponse:
    """The meetings of who was given this address, while she may see them."""
    if not dentro_del_limite(request, "calendario", ficha):
        return render(request, "429.html", status=429)
    suyo = calendario.de_la_ficha(ficha)
    if suyo is None:
        respuesta = HttpResponse("La dirección ya no sirve.", status=404, content_type="text/plain")
    else:
        contenido = calendario.ics(agenda(suyo.usuario), "Reuniones")
        respuesta = HttpResponse(contenido, content_type=calendario.MIME)
    for nombre, valor in PRIVADA.items():
        respuesta.headers[nombre] = valor
    return respuesta


def dentro_del_limite(request: HttpRequest, cual: str, clave: str = "") -> bool:
    """Whether one more request without a session is within the limits of `cual`."""
    uso = ratelimit.consume(
        request,
        app="reuniones",
        action=cual,
        config=settings.PUBLICO_LIMITES,
        key=clave,
        limit_get=True,
    )
    return uso is not None
