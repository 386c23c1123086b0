"""What is measured and must not stay: the million letters are for the next time too."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, models, transaction

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento, Cabeza
from coordinacion.carga.escritura import ORDEN
from coordinacion.plazos.models import Plazo

_REFERENCIAS = """
    SELECT conname FROM pg_constraint
    WHERE contype = 'f' AND condeferrable AND conrelid <> coalesce(to_regclass(%s), 0)
"""


# Nothing refers to those clocks; each reference would otherwise be looked for, row by row. The log
# refuses to lose a line, also to who says to be a replica, until it has them off for a moment.
_QUITAR = """
    SET LOCAL session_replication_role = replica;
    ALTER TABLE bitacora_asiento DISABLE TRIGGER bitacora_sin_cambios;
    ALTER TABLE bitacora_cabeza DISABLE TRIGGER bitacora_sin_cambios;
    DELETE FROM avisos_aviso USING unnest(%(plazos)s) suyo
        WHERE id > %(avisos)s AND plazo_id = suyo;
    DELETE FROM bitacora_asiento
        WHERE id > %(asientos)s AND registro = 'plazo' AND registro_id = ANY(%(plazos)s);
    DELETE FROM bitacora_cabeza WHERE registro = 'plazo' AND registro_id = ANY(%(plazos)s);
    DELETE FROM plazos_plazo WHERE id = ANY(%(plazos)s);
    ALTER TABLE bitacora_asiento ENABLE ALWAYS TRIGGER bitacora_sin_cambios;
    ALTER TABLE bitacora_cabeza ENABLE ALWAYS TRIGGER bitacora_sin_cambios;
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


@contextmanager
def quitando_plazos(sembrar: Callable[[], list[int]]) -> Iterator[None]:
    """Commit those clocks, and take them out afterwards with all that the watch wrote of them."""
    parametros: dict[str, Any] = {"avisos": _ultimo(Aviso), "asientos": _ultimo(Asiento)}
    parametros["plazos"] = sembrar()
    try:
        yield
    finally:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_QUITAR, parametros)
        _aspirar((Aviso, Asiento, Cabeza, Plazo))


def limpiar() -> None:
    """Let the room of what was undone be used again, as a server that is left alone would."""
    _aspirar((*ORDEN, Cabeza))


def _aspirar(modelos: Sequence[type[models.Model]]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        for modelo in modelos:
            cursor.execute(f'VACUUM (ANALYZE) "{modelo._meta.db_table}"')


def _ultimo(modelo: type[models.Model]) -> int:
    ultimo: int | None = modelo._default_manager.aggregate(ultimo=models.Max("pk"))["ultimo"]
    return ultimo or 0
