"""The watch: who must be told today about which clock, once and only once."""

import logging
from datetime import datetime, timedelta

from django.db import DatabaseError, transaction

from coordinacion.avisos.despertador import REPARTO, despertar
from coordinacion.nucleo import reloj
from coordinacion.plazos import sql_vigilancia as sql
from coordinacion.plazos.models import Latido, Plazo

LATIDO = "vigilancia"
LOTE = 2000
"""Clocks that one transaction holds: some tenths of a second in which nobody may end them."""
POSPOSICION = timedelta(hours=1)

registro = logging.getLogger(__name__)


def vigilar(ahora: datetime | None = None, lote: int = LOTE) -> int:
    """Advance every clock whose step is due, with its log line and its notices.

    Works in batches, each in its own transaction; rows that another watch holds are skipped, so
    it may run twice, late or at once with another. A row that fails is pushed one hour forward
    and reported. Returns how many clocks advanced.
    """
    momento = ahora or reloj.ahora()
    total = 0
    if not sql.hay_pendientes(momento):
        return total
    while True:
        vistos = _avanzar_lote(momento, lote)
        total += vistos
        if vistos < lote:
            break
    if total:
        despertar(REPARTO)
    return total


def latir(nombre: str) -> None:
    """Say that a periodic job has just ended well."""
    Latido.objects.update_or_create(nombre=nombre, defaults={"en": reloj.ahora()})


def _avanzar_lote(ahora: datetime, lote: int) -> int:
    try:
        with transaction.atomic():
            return sql.avanzar(ahora, lote)
    except DatabaseError:
        registro.exception("El lote de plazos falló; se revisa uno por uno")
    return sum(_avanzar_uno(ahora, pk) for pk in sql.pendientes(ahora, lote))


def _avanzar_uno(ahora: datetime, pk: int) -> int:
    try:
        with transaction.atomic():
            return sql.avanzar(ahora, 1, solo=pk)
    except DatabaseError:
        registro.exception("El plazo %s no se pudo avisar; se pospone", pk)
    Plazo.objects.filter(pk=pk, cerrado_en__isnull=True).update(paso_en=ahora + POSPOSICION)
    return 1
