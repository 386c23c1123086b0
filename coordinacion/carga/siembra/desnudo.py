"""Tables without what is done row by row while a history comes in, and then with it again.

Secondary indexes, references and the log's trigger cost the server more than the rows. Made at the
end, each index is one sort and each reference one join; of the chain, see `cadena`.
Unique indexes with a condition stay: PostgreSQL does not give an IN back as it was written. What
was taken off is kept in a table until it is back: a database that still has that table was left
half sown, says so by it, and gets everything back when `reponer` runs again.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from django.db import connection, models, transaction

A_LA_VEZ = 2
_GUARDAR = """
CREATE TABLE siembra_por_reponer AS
    SELECT x.indrelid AS tabla, 1 AS fase, pg_get_indexdef(x.indexrelid) AS poner,
        format('DROP INDEX %%s', x.indexrelid::regclass) AS quitar
    FROM pg_index x
    WHERE x.indrelid = ANY(%(tablas)s::regclass[]) AND NOT x.indisunique
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = x.indexrelid AND contype <> 'f')
UNION ALL
    SELECT conrelid, CASE contype WHEN 'u' THEN 1 ELSE 2 END,
        format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s%%s', conrelid::regclass, conname,
            pg_get_constraintdef(oid), CASE contype WHEN 'f' THEN ' NOT VALID' ELSE '' END),
        format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname)
    FROM pg_constraint
    WHERE conrelid = ANY(%(tablas)s::regclass[]) AND contype IN ('u', 'f')
UNION ALL
    SELECT conrelid, 3,
        format('ALTER TABLE %%s VALIDATE CONSTRAINT %%I', conrelid::regclass, conname), NULL
    FROM pg_constraint WHERE conrelid = ANY(%(tablas)s::regclass[]) AND contype = 'f'
UNION ALL
    SELECT tgrelid, 1,
        format('ALTER TABLE %%s ENABLE ALWAYS TRIGGER %%I', tgrelid::regclass, tgname),
        format('ALTER TABLE %%s DISABLE TRIGGER %%I', tgrelid::regclass, tgname)
    FROM pg_trigger WHERE tgrelid = ANY(%(tablas)s::regclass[]) AND tgname = 'bitacora_cadena'
"""
# The longest first, so that those who share the work end together.
_PENDIENTES = """
SELECT poner FROM siembra_por_reponer WHERE fase = %s
ORDER BY pg_relation_size(tabla) DESC, poner LIKE '%% gin %%' DESC, poner
"""
_CON_HOLGURA = """
SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0;
SET LOCAL maintenance_work_mem = '256MB'; SET LOCAL max_parallel_maintenance_workers = 0
"""


@contextmanager
def desnudas(modelos: Sequence[type[models.Model]]) -> Iterator[None]:
    """Load these tables without what is checked and kept row by row."""
    _quitar([modelo._meta.db_table for modelo in modelos])
    try:
        yield
    finally:
        reponer()


def _quitar(tablas: Sequence[str]) -> None:
    """References before the uniqueness that they may rest on."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_GUARDAR, {"tablas": list(tablas)})
        cursor.execute(
            "SELECT quitar FROM siembra_por_reponer WHERE quitar IS NOT NULL ORDER BY fase DESC"
        )
        for (quitar,) in cursor.fetchall():
            cursor.execute(quitar)


def reponer() -> None:
    """Put back what a sowing took off, in this run or in one that was killed."""
    if "siembra_por_reponer" not in connection.introspection.table_names():
        return
    for fase, manos in ((1, A_LA_VEZ), (2, 1), (3, A_LA_VEZ)):
        pendientes = iter(_pendientes(fase))
        with ThreadPoolExecutor(manos) as quienes:
            for hecho in [quienes.submit(_poner_todas, pendientes) for _ in range(manos)]:
                hecho.result()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE siembra_por_reponer")


def _pendientes(fase: int) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(_PENDIENTES, [fase])
        return [fila[0] for fila in cursor.fetchall()]


def _poner_todas(comunes: Iterator[str]) -> None:
    """Take one after another from those that nobody has taken; in a thread of its own."""
    try:
        for sentencia in comunes:
            _poner(sentencia)
    finally:
        connection.close()


def _poner(sentencia: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_CON_HOLGURA)
        cursor.execute(sentencia)
        cursor.execute("DELETE FROM siembra_por_reponer WHERE poner = %s", [sentencia])
