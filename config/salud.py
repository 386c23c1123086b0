"""`/salud/`: each part's state in JSON, for a monitor and for whoever has to repair it.

Nothing here may raise: a health page that fails with what it watches says nothing.
"""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import redis
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from coordinacion.avisos.selectors import situacion_del_correo
from coordinacion.nucleo.reloj import ahora
from coordinacion.plazos.models import Latido

VIGILANCIA = "vigilancia"  # the heartbeat that the watch leaves
SILENCIO_MAXIMO = 180  # seconds without a heartbeat before the watch is given up for dead
ESPACIO_MINIMO = 500 * 1024 * 1024


@dataclass(frozen=True)
class Parte:
    """One part's state: what is known of it, and what to do when it is not well."""

    bien: bool
    estado: str
    que_hacer: str = ""


@login_not_required
@require_safe
def salud(request: HttpRequest) -> JsonResponse:
    """200 when every part is well, 503 when one is not; the body says which and what to do."""
    partes = {nombre: revisar() for nombre, revisar in REVISIONES.items()}
    bien = all(parte.bien for parte in partes.values())
    cuerpo = {
        "estado": "bien" if bien else "con fallas",
        "version": settings.VERSION,
        "partes": {nombre: asdict(parte) for nombre, parte in partes.items()},
    }
    return JsonResponse(
        cuerpo, status=200 if bien else 503, json_dumps_params={"ensure_ascii": False}
    )


def base_de_datos() -> Parte:
    """Whether PostgreSQL answers a query."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        connection.close()
        return Parte(False, "no responde", "Revise que PostgreSQL esté encendido y DATABASE_URL.")
    return Parte(True, "responde")


def cola() -> Parte:
    """Whether Redis, which carries the wake-ups, answers."""
    try:
        with redis.Redis.from_url(
            settings.REDIS_URL, socket_connect_timeout=2, socket_timeout=2
        ) as cliente:
            cliente.ping()
    except redis.RedisError:
        return Parte(
            False,
            "no responde",
            "Revise que Redis esté encendido y REDIS_URL. Nada se pierde: lo pendiente está en la "
            "base de datos y saldrá al volver.",
        )
    return Parte(True, "responde")


def vigilancia() -> Parte:
    """The watch over the clocks. Its heartbeat proves beat, Redis and the worker all at once."""
    try:
        ultimo = Latido.objects.filter(nombre=VIGILANCIA).values_list("en", flat=True).first()
    except DatabaseError:
        connection.close()
        return Parte(False, "se desconoce: la base de datos no responde")
    que_hacer = "Arranque el reloj y el trabajador de Celery (beat y worker)."
    if ultimo is None:
        return Parte(False, "nunca ha corrido", que_hacer)
    segundos = int((ahora() - ultimo).total_seconds())
    if segundos > SILENCIO_MAXIMO:
        return Parte(False, f"sin señal desde hace {segundos // 60} minutos", que_hacer)
    return Parte(True, f"corrió hace {max(segundos, 0)} segundos")


def correo() -> Parte:
    """Whether mail goes out: nothing parked, nothing late."""
    try:
        return Parte(*situacion_del_correo())
    except DatabaseError:
        connection.close()
        return Parte(False, "se desconoce: la base de datos no responde")


def almacenamiento() -> Parte:
    """Whether files can be written, with room to spare."""
    carpeta = Path(settings.MEDIA_ROOT)
    try:
        with tempfile.TemporaryFile(dir=carpeta) as prueba:
            prueba.write(b"salud")
        libre = shutil.disk_usage(carpeta).free
    except OSError:
        return Parte(
            False,
            "no se puede escribir",
            "Revise que exista la carpeta de MEDIA_ROOT, y sus permisos.",
        )
    if libre < ESPACIO_MINIMO:
        return Parte(False, f"quedan {libre // 2**20} MB", "Libere espacio en el disco.")
    return Parte(True, "se puede escribir")


def migraciones() -> Parte:
    """Whether the database is at the code's version."""
    try:
        faltan = _del_codigo() - set(MigrationRecorder(connection).applied_migrations())
    except DatabaseError:
        connection.close()
        return Parte(False, "se desconoce: la base de datos no responde")
    if faltan:
        return Parte(False, f"faltan {len(faltan)}", "Ejecute: python manage.py migrate.")
    return Parte(True, "al corriente")


@cache
def _del_codigo() -> frozenset[tuple[str, str]]:
    cargador = MigrationLoader(None, ignore_no_migrations=True)
    return frozenset(cargador.disk_migrations or {})


REVISIONES: dict[str, Callable[[], Parte]] = {
    "base_de_datos": base_de_datos,
    "redis": cola,
    "vigilancia": vigilancia,
    "correo": correo,
    "almacenamiento": almacenamiento,
    "migraciones": migraciones,
}
