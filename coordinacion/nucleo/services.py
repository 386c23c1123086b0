"""Taking the next number of a register."""

from django.db import connection

_SIGUIENTE = """
    INSERT INTO nucleo_contadorfolio (serie, anio, ultimo) VALUES (%s, %s, 1)
    ON CONFLICT (serie, anio) DO UPDATE SET ultimo = nucleo_contadorfolio.ultimo + 1
    RETURNING ultimo
"""


_BLOQUE = """
    INSERT INTO nucleo_contadorfolio (serie, anio, ultimo) VALUES (%(serie)s, %(anio)s, %(cuantos)s)
    ON CONFLICT (serie, anio)
        DO UPDATE SET ultimo = nucleo_contadorfolio.ultimo + excluded.ultimo
    RETURNING ultimo - %(cuantos)s + 1
"""


def siguiente(serie: str, anio: int) -> int:
    """The next number of a register, gapless.

    The row stays locked until the transaction ends, so call it last: a rollback gives the
    number back, and nobody else waits longer than the commit.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SIGUIENTE, [serie, anio])
        return int(cursor.fetchone()[0])


def tomar_bloque(serie: str, anio: int, cuantos: int) -> int:
    """The first of the next ``cuantos`` numbers of a register, locked as in `siguiente`."""
    with connection.cursor() as cursor:
        cursor.execute(_BLOQUE, {"serie": serie, "anio": anio, "cuantos": cuantos})
        return int(cursor.fetchone()[0])
