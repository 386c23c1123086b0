"""Taking the next number of a register."""

from django.db import connection

_SIGUIENTE = """
    INSERT INTO nucleo_contadorfolio (serie, anio, ultimo) VALUES (%s, %s, 1)
    ON CONFLICT (serie, anio) DO UPDATE SET ultimo = nucleo_contadorfolio.ultimo + 1
    RETURNING ultimo
"""


def siguiente(serie: str, anio: int) -> int:
    """The next number of a register, gapless.

    The row stays locked until the transaction ends, so call it last: a rollback gives the
    number back, and nobody else waits longer than the commit.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SIGUIENTE, [serie, anio])
        return int(cursor.fetchone()[0])
