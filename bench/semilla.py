"""A database with so many letters, made once and kept while number and seed agree."""

import sys

from django.core.management import call_command
from django.db import connection

from bench.multiplicar import multiplicar

PROCESOS = 2
SEMILLERO = 100_000
"""Lives that are sown at most; more letters are copies of them."""


def asegurar(correspondencias: int, semilla: int) -> None:
    """Migrate the present database, and fill it unless it already is.

    What the commands say goes to the error channel: a helper answers through the other.
    """
    call_command("migrate", interactive=False, verbosity=0)
    call_command("cargar_catalogos", stdout=sys.stderr)
    marca = f"correspondencias={correspondencias} semilla={semilla}"
    if _comentario() != marca:
        veces = -(-correspondencias // SEMILLERO)
        if correspondencias % veces:
            raise ValueError(
                f"BENCH_N debe ser múltiplo de {veces}: se siembra una parte y se copia."
            )
        call_command(
            "sembrar",
            correspondencias=correspondencias // veces,
            semilla=semilla,
            procesos=PROCESOS,
            stdout=sys.stderr,
        )
        if veces > 1:
            multiplicar(veces - 1)
        _sql("VACUUM ANALYZE")
        _sql(f"COMMENT ON DATABASE {connection.settings_dict['NAME']} IS '{marca}'")
        connection.close()


def _sql(sentencia: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sentencia)


def _comentario() -> str | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database"
            " WHERE datname = current_database()"
        )
        fila: tuple[str | None] = cursor.fetchone()
    return fila[0]
