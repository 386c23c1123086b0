"""The order in which the rows of whole lives reach the database: what is named, before its names.

The chain of references has no cycle: clocks name their letter by number, and so does the log.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion.models import RelacionEnvio, Respuesta, SentidoDePunto, Turno
from coordinacion.correspondencia.models import (
    Correspondencia,
    FolioAnterior,
    Notificacion,
    PersonaAutorizada,
    Peticionario,
    Punto,
)
from coordinacion.nucleo.cuaderno import Cuaderno
from coordinacion.plazos.models import AjustePlazo, Plazo

ORDEN = (
    Plazo,
    Correspondencia,
    Peticionario,
    Punto,
    FolioAnterior,
    PersonaAutorizada,
    RelacionEnvio,
    Turno,
    Turno.puntos.through,
    Respuesta,
    SentidoDePunto,
    Notificacion,
    AjustePlazo,
    Asiento,
    Aviso,
)


def volcar(cuaderno: Cuaderno) -> int:
    """Write the whole notebook inside the caller's transaction; return how many rows."""
    exigir_al_momento()
    return cuaderno.pasar(ORDEN)


def exigir_al_momento() -> None:
    """References are checked as rows are written, until the transaction ends: nothing waits for
    its commit."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@contextmanager
def sin_buscar_basura() -> Iterator[None]:
    """What many lives leave behind hangs from no circle, so it goes away by itself: looking for
    circles among all that stays alive took a twentieth of the work and found none."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
