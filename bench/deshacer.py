"""What is measured and must not stay: the million letters are for the next time too."""

import time
from collections.abc import Callable

from django.db import connection, models, transaction

from coordinacion.bitacora.models import Cabeza
from coordinacion.carga.escritura import ORDEN

_REFERENCIAS = """
    SELECT conname FROM pg_constraint
    WHERE contype = 'f' AND condeferrable AND conrelid <> coalesce(to_regclass(%s), 0)
"""


class _Deshacer(Exception):
    """What was measured must not stay."""


def deshaciendo(medido: Callable[[], float]) -> float:
    """Run it, give what it measured, and undo all that it wrote."""
    ms = 0.0
    try:
        with transaction.atomic():
            ms = medido()
            raise _Deshacer
    except _Deshacer:
        return ms


def cronometrar(hacer: Callable[[], object]) -> float:
    """How many milliseconds it takes."""
    empieza = time.perf_counter()
    hacer()
    return (time.perf_counter() - empieza) * 1000


def cronometrar_hasta_el_fin(
    hacer: Callable[[], object], menos: type[models.Model] | None = None
) -> float:
    """What is undone never checks its references, as its commit would: they are checked in time.

    Those of `menos` are not: its rows were prepared in the same transaction, outside the time.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(_REFERENCIAS, [menos._meta.db_table if menos else None])
        nombres = ", ".join(f'"{fila[0]}"' for fila in cursor.fetchall())

    def completo() -> None:
        hacer()
        with connection.cursor() as cursor:
            cursor.execute(f"SET CONSTRAINTS {nombres} IMMEDIATE")

    return cronometrar(completo)


def limpiar() -> None:
    """Let the room of what was undone be used again, as a server that is left alone would."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        for modelo in (*ORDEN, Cabeza):
            cursor.execute(f'VACUUM (ANALYZE) "{modelo._meta.db_table}"')
