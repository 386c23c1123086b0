"""«Estado del sistema»: each part in words, green or red, and what to do about it (ux U28).

The same look as `/salud/`, for people who keep the system running or answer for it.
"""

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import django
import redis
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.salud import REVISIONES, TRABAJOS, Trabajo, latidos, partes, version_de_redis
from coordinacion.nucleo import reloj
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles
from coordinacion.organizacion.vistas import persona

VEN_ESTADO = frozenset({Rol.ADMINISTRACION, Rol.TITULAR_UNIDAD, Rol.AUDITORIA})


@dataclass(frozen=True)
class Corrida:
    """A periodic job's last good run; `bien` is None where no silence is too long for it."""

    titulo: str
    cada: str
    ultima: datetime | None
    bien: bool | None


@require_safe
def estado(request: HttpRequest) -> HttpResponse:
    """Parts, periodic jobs and versions, as they are at this moment."""
    if not papeles(persona(request)).tiene(*VEN_ESTADO):
        raise PermissionDenied
    vistas = partes()
    contexto = {
        "momento": reloj.ahora(),
        "partes": [(REVISIONES[nombre].titulo, parte) for nombre, parte in vistas.items()],
        "con_falla": sum(not parte.bien for parte in vistas.values()),
        "corridas": list(_corridas()),
        "versiones": _versiones(),
    }
    return render(request, "estado.html", contexto)


def _corridas() -> Iterator[Corrida]:
    """The known jobs in their order, then any other that left a heartbeat."""
    ultimas = latidos()
    ahora = reloj.ahora()
    for nombre, trabajo in TRABAJOS.items():
        ultima = ultimas.pop(nombre, None)
        yield Corrida(trabajo.titulo, trabajo.cada, ultima, _bien(ultima, trabajo, ahora))
    for nombre, ultima in sorted(ultimas.items()):
        yield Corrida(nombre, "", ultima, None)


def _bien(ultima: datetime | None, trabajo: Trabajo, ahora: datetime) -> bool | None:
    if ultima is None:
        return False
    return None if trabajo.silencio is None else ahora - ultima <= trabajo.silencio


def _versiones() -> list[tuple[str, str]]:
    servidor = connection.connection.server_version  # this request has read from it already
    return [
        ("Este sistema", settings.VERSION),
        ("Python", platform.python_version()),
        ("Django", django.get_version()),
        ("PostgreSQL", f"{servidor // 10000}.{servidor % 10000}"),
        ("Redis", _redis()),
    ]


def _redis() -> str:
    try:
        return version_de_redis()
    except redis.RedisError:
        return "no responde"
