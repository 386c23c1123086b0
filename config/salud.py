"""How each part of the system is: `/salud/` in JSON for a monitor, a page for people (`estado`).

A part is one line of `REVISIONES` and a small function that returns a `Parte`; those that an app
knows about live in that app and are listed here. None of them may raise: a health page that fails
with what it watches says nothing.
"""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import cache, wraps
from pathlib import Path

import redis
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from coordinacion.avisos.selectors import situacion_del_correo
from coordinacion.bitacora import salud as salud_bitacora
from coordinacion.buzon.selectors import situacion_del_buzon
from coordinacion.documentos import salud as salud_documentos
from coordinacion.nucleo.reloj import ahora
from coordinacion.nucleo.salud import Parte
from coordinacion.plazos.models import Latido
from workflows.salud import SILENCIO_MAXIMO as SILENCIO_DE_FLUJOS
from workflows.salud import flujos

VIGILANCIA = "vigilancia"  # the heartbeat that the watch leaves
SILENCIO_MAXIMO = 180  # seconds without a heartbeat before the watch is given up for dead
ESPACIO_MINIMO = 500 * 1024 * 1024
COLA_MAXIMA = 1000  # wake-ups expire within a minute: this many waiting is a worker that is away


@dataclass(frozen=True)
class Revision:
    """How a part is called on the page, and the function that looks at it."""

    titulo: str
    revisar: Callable[[], Parte]


@dataclass(frozen=True)
class Trabajo:
    """A periodic job: its name, how often it runs and the silence, if any, that is too long."""

    titulo: str
    cada: str
    silencio: timedelta | None = None


TRABAJOS: dict[str, Trabajo] = {
    VIGILANCIA: Trabajo("Vigilancia de plazos", "cada minuto", timedelta(seconds=SILENCIO_MAXIMO)),
    "flujos": Trabajo(
        "Verificación de los procesos", "cada diez minutos", timedelta(seconds=SILENCIO_DE_FLUJOS)
    ),
    "resumen": Trabajo("Resumen diario de avisos", "cada día hábil, al abrir"),
    "respaldo": Trabajo("Respaldo de la base y los archivos", "cada día", timedelta(hours=26)),
}
"""By the name of the heartbeat that each leaves when it ends well, up to its colon."""


def partes() -> dict[str, Parte]:
    """Every part looked at now."""
    return {nombre: revision.revisar() for nombre, revision in REVISIONES.items()}


def _lee_la_base(revisar: Callable[[], Parte]) -> Callable[[], Parte]:
    """For a part that is known by reading the database: unknown, and so unwell, without it."""

    @wraps(revisar)
    def con_cuidado() -> Parte:
        try:
            return revisar()
        except DatabaseError:
            connection.close()
            return Parte(False, "se desconoce: la base de datos no responde")

    return con_cuidado


@login_not_required
@require_safe
def vivo(request: HttpRequest) -> HttpResponse:
    """200 as soon as this process answers, whatever its parts: what keeps a container alive."""
    return HttpResponse("vivo\n", content_type="text/plain")


@login_not_required
@require_safe
def salud(request: HttpRequest) -> JsonResponse:
    """200 when every part is well, 503 when one is not; the body says which and what to do."""
    vistas = partes()
    bien = all(parte.bien for parte in vistas.values())
    cuerpo = {
        "estado": "bien" if bien else "con fallas",
        "version": settings.VERSION,
        "partes": {nombre: asdict(parte) for nombre, parte in vistas.items()},
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
    """Whether Redis, which carries the wake-ups, answers, and somebody takes them."""
    try:
        esperan = tareas_en_espera()
    except redis.RedisError:
        return Parte(
            False,
            "no responde",
            "Revise que Redis esté encendido y REDIS_URL. Nada se pierde: lo pendiente está en la "
            "base de datos y saldrá al volver.",
        )
    if esperan > COLA_MAXIMA:
        return Parte(
            False,
            f"hay {esperan} tareas en espera",
            "Arranque el trabajador de Celery (worker), o uno más. Nada se pierde.",
        )
    return Parte(True, "responde" if not esperan else f"responde; tareas en espera: {esperan}")


def _redis() -> redis.Redis:
    return redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=2, socket_timeout=2)


def tareas_en_espera() -> int:
    """How many tasks no worker has taken yet; raises `RedisError`."""
    with _redis() as cliente:
        return int(cliente.llen(f"{settings.REDIS_PREFIX}:celery:celery"))


def version_de_redis() -> str:
    """The server's version; raises `RedisError`."""
    with _redis() as cliente:
        return str(cliente.info("server")["redis_version"])


@_lee_la_base
def vigilancia() -> Parte:
    """The watch over the clocks. Its heartbeat proves beat, Redis and the worker all at once."""
    ultimo = Latido.objects.filter(nombre=VIGILANCIA).values_list("en", flat=True).first()
    que_hacer = "Arranque el reloj y el trabajador de Celery (beat y worker)."
    if ultimo is None:
        return Parte(False, "nunca ha corrido", que_hacer)
    segundos = int((ahora() - ultimo).total_seconds())
    if segundos > SILENCIO_MAXIMO:
        minutos = segundos // 60
        cuanto = "un minuto" if minutos == 1 else f"{minutos} minutos"
        return Parte(False, f"sin señal desde hace {cuanto}", que_hacer)
    return Parte(True, f"corrió hace {max(segundos, 0)} segundos")


def latidos() -> dict[str, datetime]:
    """When each periodic job that leaves a heartbeat last ended well.

    One that has several (`resumen:1`, `resumen:2`, one for each calendar) counts by its newest.
    """
    ultimos: dict[str, datetime] = {}
    for nombre, en in Latido.objects.order_by("en").values_list("nombre", "en"):
        ultimos[nombre.partition(":")[0]] = en
    return ultimos


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


@_lee_la_base
def migraciones() -> Parte:
    """Whether the database is at the code's version."""
    faltan = _del_codigo() - set(MigrationRecorder(connection).applied_migrations())
    if faltan:
        return Parte(False, f"faltan {len(faltan)}", "Ejecute: python manage.py migrate.")
    return Parte(True, "al corriente")


@cache
def _del_codigo() -> frozenset[tuple[str, str]]:
    cargador = MigrationLoader(None, ignore_no_migrations=True)
    return frozenset(cargador.disk_migrations or {})


REVISIONES: dict[str, Revision] = {
    "base_de_datos": Revision("Base de datos (PostgreSQL)", base_de_datos),
    "redis": Revision("Cola de tareas (Redis)", cola),
    "vigilancia": Revision("Vigilancia de plazos", vigilancia),
    "flujos": Revision("Procesos de los asuntos", flujos),
    "correo": Revision("Correo saliente", situacion_del_correo),
    "buzon": Revision("Correo recibido", situacion_del_buzon),
    "almacenamiento": Revision("Archivos de los asuntos", almacenamiento),
    "migraciones": Revision("Versión de la base de datos", migraciones),
    "bitacora": Revision("Integridad de la bitácora", salud_bitacora.revisar),
    "archivos": Revision("Integridad de los archivos", salud_documentos.revisar),
}
