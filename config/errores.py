"""Error pages. One place turns "a server behind us does not answer" into 503 instead of 500."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token
from redis.exceptions import ConnectionError as SinRedis
from redis.exceptions import TimeoutError as RedisLento

from config.peticion import numero

SIN_SERVICIO = (OperationalError, InterfaceError, SinRedis, RedisLento)


def _pagina(request: HttpRequest, estado: int, **contexto: object) -> HttpResponse:
    """Render `<estado>.html` without context processors that would ask for the user.

    With the request, the template gets its nonce; whoever the person is stays unknown, because
    the page must also be made when the database is what failed.
    """
    datos = {
        "request": request,
        "csp_nonce": getattr(request, "csp_nonce", ""),
        "peticion": numero(),
        **contexto,
    }
    return HttpResponse(render_to_string(f"{estado}.html", datos), status=estado)


@requires_csrf_token
def solicitud_invalida(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request itself is malformed.

    Django takes a session that could not be saved for one that is gone, which is another 400; when
    it was the database that failed, this is 503.
    """
    causa: BaseException | None = exception
    while causa is not None:
        if isinstance(causa, SIN_SERVICIO):
            return _sin_servicio(request)
        causa = causa.__context__
    return _pagina(request, 400)


@requires_csrf_token
def prohibido(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403, with the reason when a service gave one."""
    return _pagina(request, 403, mensaje=str(exception))


def csrf_invalido(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was opened before signing in again, with what to do."""
    return _pagina(
        request,
        403,
        mensaje="El formulario caducó. Vuelva a la página anterior, recárguela e intente de nuevo.",
    )


@requires_csrf_token
def no_encontrado(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the same page for what does not exist and for what the person may not see."""
    return _pagina(request, 404)


@requires_csrf_token
def error_interno(request: HttpRequest) -> HttpResponse:
    """500, or 503 when what failed is the database or Redis."""
    if isinstance(sys.exc_info()[1], SIN_SERVICIO):
        return _sin_servicio(request)
    return _pagina(request, 500)


def _sin_servicio(request: HttpRequest) -> HttpResponse:
    respuesta = _pagina(request, 503)
    respuesta.headers["Retry-After"] = "30"
    return respuesta
