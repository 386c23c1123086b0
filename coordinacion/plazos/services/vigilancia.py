"""The watch: who must be told today about which clock, once and only once."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Event

from django.db import DatabaseError, Error, connection, transaction

from coordinacion.avisos.despertador import REPARTO, despertar
from coordinacion.nucleo import reloj
from coordinacion.plazos import sql_vigilancia as sql
from coordinacion.plazos.models import Latido, Plazo

LATIDO = "vigilancia"
LOTE = 2000
"""Clocks that one transaction holds: some tenths of a second in which nobody may end them."""
MANOS = 2
"""Connections that work off a backlog: all of it is done by the server, which has other work."""
POSPOSICION = timedelta(hours=1)

registro = logging.getLogger(__name__)


def vigilar(ahora: datetime | None = None, lote: int = LOTE) -> int:
    """Advance every clock whose step is due, with its log line and its notices.

    Works in batches, each in its own transaction; where one is not enough, other hands help. Rows
    that another watch holds are skipped, so it may run twice, late or at once with another. A row
    that fails is pushed one hour forward and reported. Returns how many clocks advanced.
    """
    momento = ahora or reloj.ahora()
    if not sql.hay_pendientes(momento):
        return 0
    total = _avanzar_lote(momento, lote, mano=1)
    if total >= lote:
        total += _a_varias_manos(momento, lote)
    if total:
        despertar(REPARTO)
    return total


def latir(nombre: str, en: datetime | None = None) -> None:
    """Say that a periodic job has just ended well."""
    Latido.objects.update_or_create(nombre=nombre, defaults={"en": en or reloj.ahora()})


def latir_al_corriente() -> None:
    """Say that the watch is up to date, unless some clock is still due: who is at it will say so.

    The digests of the day wait for it, and what another hand has not yet committed belongs in them.
    """
    ahora = reloj.ahora()
    if not sql.hay_pendientes(ahora):
        latir(LATIDO, ahora)


def _a_varias_manos(ahora: datetime, lote: int) -> int:
    """Work off a backlog; inside a transaction alone, since nobody else sees what it wrote."""
    basta = Event()
    with ThreadPoolExecutor(MANOS - 1, "vigilancia") as hilos:
        otras = range(0) if connection.in_atomic_block else range(2, MANOS + 1)
        ayudas = [hilos.submit(_otra_mano, ahora, lote, mano, basta) for mano in otras]
        try:
            total = _trabajar(ahora, lote, 1, basta)
        except BaseException:
            basta.set()
            raise
        return total + sum(ayuda.result() for ayuda in ayudas)


def _otra_mano(ahora: datetime, lote: int, mano: int, basta: Event) -> int:
    """A hand with a connection of its own; if it fails, what it had not committed stays due."""
    try:
        return _trabajar(ahora, lote, mano, basta)
    except Error:
        registro.exception("La mano %s de la vigilancia falló; siguen las demás", mano)
        return 0
    finally:
        connection.close()


def _trabajar(ahora: datetime, lote: int, mano: int, basta: Event) -> int:
    total, vistos = 0, lote
    while vistos >= lote and not basta.is_set():
        vistos = _avanzar_lote(ahora, lote, mano)
        total += vistos
    return total


def _avanzar_lote(ahora: datetime, lote: int, mano: int) -> int:
    """How many advanced; none if a watch of an earlier minute still works as that hand."""
    try:
        with transaction.atomic():
            return sql.avanzar(ahora, lote) if sql.tomar_lugar(mano) else 0
    except DatabaseError:
        registro.exception("El lote de plazos falló; se revisa uno por uno")
    return sum(_avanzar_uno(ahora, pk) for pk in sql.pendientes(ahora, lote))


def _avanzar_uno(ahora: datetime, pk: int) -> int:
    try:
        with transaction.atomic():
            return sql.avanzar(ahora, 1, solo=pk)
    except DatabaseError:
        registro.exception("El plazo %s no se pudo avisar; se pospone", pk)
    debido = Plazo.objects.filter(pk=pk, cerrado_en__isnull=True, paso_en__lte=ahora)
    return debido.update(paso_en=ahora + POSPOSICION)
