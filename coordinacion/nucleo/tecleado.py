"""What people type, or forge: numbers and dates kept inside what the database can hold."""

from datetime import date

from django.core.exceptions import ValidationError

PRIMER_ANIO, ULTIMO_ANIO = 1900, 2100
_CIFRAS_DE_UNA_LLAVE = 18


def entero(texto: object) -> int:
    """The whole number typed; 0 when it is none, or has more digits than a key may have.

    `str.isdigit` is not enough: "²" is a digit that `int` does not read.
    """
    limpio = str(texto or "")
    return int(limpio) if limpio.isdecimal() and len(limpio) <= _CIFRAS_DE_UNA_LLAVE else 0


def sin_nulos(texto: str) -> str:
    """The text without NUL characters, which PostgreSQL neither keeps nor looks for."""
    return texto.replace("\x00", "")


def anio_razonable(fecha: date) -> None:
    """Raise `ValidationError` for a year that only a slip of the finger gives.

    A moment at the end of the year 9999 is kept in UTC, where it is the year 10000, and no page
    that lists its letter can be read again.
    """
    if not PRIMER_ANIO <= fecha.year <= ULTIMO_ANIO:
        raise ValidationError(f"Revise el año: debe estar entre {PRIMER_ANIO} y {ULTIMO_ANIO}.")
