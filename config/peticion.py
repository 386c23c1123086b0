"""The number of a request: the proxy gives it, every line of the log carries it.

Somebody who reads "número de incidencia" on an error page and says it by telephone gives us the
lines of the proxy, the web process and the failure, all at once.
"""

import logging
import re
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

ENCABEZADO = "X-Request-ID"
SIN_PETICION = "-"
EN_LA_PETICION = "coordinacion.peticion"  # for who writes of a request once it was answered
_FORMA = re.compile(r"[0-9a-f]{32}")
_actual: ContextVar[str] = ContextVar("peticion", default=SIN_PETICION)


def numero() -> str:
    """The number of the request being answered; `-` outside one."""
    return _actual.get()


class NumeroDePeticion:
    """Takes the proxy's number (nothing else passes for one), or gives one, and returns it.

    The outermost, so that a line written by any other has it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        dado = request.headers.get(ENCABEZADO, "")
        elegido = dado if _FORMA.fullmatch(dado) else uuid.uuid4().hex
        request.META[EN_LA_PETICION] = elegido
        marca = _actual.set(elegido)
        try:
            respuesta = self.get_response(request)
        finally:
            _actual.reset(marca)
        respuesta.headers[ENCABEZADO] = elegido
        return respuesta


class ConNumero(logging.Filter):
    """Gives each line of the log the number of its request, as `%(peticion)s`."""

    def filter(self, record: logging.LogRecord) -> bool:
        meta = getattr(getattr(record, "request", None), "META", {})
        record.peticion = meta.get(EN_LA_PETICION) or numero()
        return True
