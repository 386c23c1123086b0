"""One PostgreSQL and one Redis for the whole run; every test worker inherits their addresses."""

import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

import environ
from django.conf import settings

from config.local_services import VARIABLES, YaEstaEnMarcha, servicios
from tests.soporte.bases import quitar_restos

RANURAS = 8  # runs of the suite that may happen at once in one folder


def asegurar_servidores(pila: ExitStack) -> None:
    """Start what `DATABASE_URL` and `REDIS_URL` do not name, until `pila` is closed."""
    propios = not os.environ.get("DATABASE_URL")
    if any(not os.environ.get(variable) for variable in VARIABLES):
        _en_una_ranura_libre(pila)
    base = environ.Env.db_url_config(os.environ["DATABASE_URL"])
    settings.DATABASES["default"].update(base)
    if propios:
        quitar_restos()


def _en_una_ranura_libre(pila: ExitStack) -> None:
    for numero in range(1, RANURAS + 1):
        try:
            pila.enter_context(servicios(f"pruebas-{numero}", os.environ, permanente=False))
            return
        except YaEstaEnMarcha:
            continue
    raise RuntimeError("Hay demasiadas corridas de pruebas a la vez en esta carpeta.")


def separar_archivos(pila: ExitStack) -> None:
    """Uploads of this process, and of those that it starts, go to a folder that is thrown away."""
    carpeta = pila.enter_context(tempfile.TemporaryDirectory(prefix="coordinacion-archivos-"))
    os.environ["MEDIA_ROOT"] = carpeta
    settings.MEDIA_ROOT = Path(carpeta)


def separar_redis(prefijo: str) -> None:
    """Give this process, and those that it starts, their own keys and queue in the shared Redis."""
    url = os.environ["REDIS_URL"]
    os.environ["REDIS_PREFIX"] = prefijo
    settings.REDIS_URL = settings.CELERY_BROKER_URL = url
    settings.REDIS_PREFIX = prefijo
    settings.CELERY_BROKER_TRANSPORT_OPTIONS["global_keyprefix"] = f"{prefijo}:celery:"
