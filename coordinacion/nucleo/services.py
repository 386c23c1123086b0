"""Taking the next number of a register."""

from django.db import connection

from coordinacion.nucleo.errores import RegistroCerrado

_BLOQUE = """
    INSERT INTO nucleo_contadorfolio (serie, anio, ultimo) VALUES (%(serie)s, %(anio)s, %(cuantos)s)
    ON CONFLICT (serie, anio)
        DO UPDATE SET ultimo = nucleo_contadorfolio.ultimo + excluded.ultimo
        WHERE nucleo_contadorfolio.cerrado_en IS NULL
    RETURNING ultimo - %(cuantos)s + 1
"""


def siguiente(serie: str, anio: int) -> int:
    """The next number of a register, gapless. Raises `RegistroCerrado`.

    The row stays locked until the transaction ends, so call it last: a rollback gives the
    number back, and nobody else waits longer than the commit.
    """
    return tomar_bloque(serie, anio, 1)


def tomar_bloque(serie: str, anio: int, cuantos: int) -> int:
    """The first of the next ``cuantos`` numbers of a register, locked as in `siguiente`. Whoever
    waited for the register while it was being closed is told so: `RegistroCerrado`."""
    with connection.cursor() as cursor:
        cursor.execute(_BLOQUE, {"serie": serie, "anio": anio, "cuantos": cuantos})
        fila = cursor.fetchone()
    if fila is None:
        raise RegistroCerrado(f"El registro {serie}/{anio} está cerrado y ya no da folios.")
    return int(fila[0])
