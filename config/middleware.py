"""What every request passes through: headers for all, and the two limits of a session."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

Siguiente = Callable[[HttpRequest], HttpResponse]

SALUD = ("/salud/", "/salud/vivo/")
PERMISOS = "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
CADA_CUANTO_SE_ANOTA = 60  # seconds: one write per person and minute, not one per request


class Cabeceras:
    """Headers that no library sets for us, on every response.

    `no-store` is the default and not a list of signed-in pages: a page that may be kept says so
    itself (static files do). An htmx request that is sent to sign in must move the whole page,
    or the sign-in form would appear inside a panel.
    """

    def __init__(self, get_response: Siguiente) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        respuesta = self.get_response(request)
        respuesta.headers.setdefault("Cache-Control", "no-store")
        respuesta.headers.setdefault("Permissions-Policy", PERMISOS)
        if request.headers.get("HX-Request") == "true" and _va_a_entrar(respuesta):
            respuesta.headers["HX-Redirect"] = respuesta.headers["Location"]
            del respuesta.headers["Location"]
            respuesta.status_code = 200
        return respuesta


def _va_a_entrar(respuesta: HttpResponse) -> bool:
    return respuesta.status_code == 302 and respuesta.headers.get("Location", "").startswith(
        resolve_url(settings.LOGIN_URL)
    )


class SaludSinSesion:
    """Makes every caller of the health page a stranger.

    It must answer when the database that holds the sessions does not, so whoever looks at it
    from a browser where they signed in leaves their session at the door.
    """

    def __init__(self, get_response: Siguiente) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path in SALUD:
            request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        return self.get_response(request)


class LimitesDeSesion:
    """Ends a session 30 minutes after its last use and 12 hours after it began.

    Deactivation needs nothing here: the backend gives no user for an inactive account, so its
    next request is already anonymous. A request without a session cookie touches no database.
    """

    def __init__(self, get_response: Siguiente) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            motivo = self._motivo_de_cierre(request)
            if motivo:
                logout(request)
                messages.info(request, motivo)
                return redirect_to_login(
                    request.get_full_path() if request.method == "GET" else "/"
                )
        return self.get_response(request)

    def _motivo_de_cierre(self, request: HttpRequest) -> str:
        if not request.user.is_authenticated:
            return ""
        ahora = int(time.time())
        inicio = request.session.setdefault("inicio", ahora)
        visto = request.session.setdefault("visto", ahora)
        if ahora - inicio > settings.SESION_MAXIMA_SEGUNDOS:
            return "Su sesión llegó a su límite de 12 horas. Entre de nuevo para continuar."
        if ahora - visto > settings.SESION_INACTIVA_SEGUNDOS:
            return "Su sesión se cerró por inactividad. Entre de nuevo para continuar."
        if ahora - visto >= CADA_CUANTO_SE_ANOTA:
            request.session["visto"] = ahora
        return ""
