"""What a database holds, table by table: to say that a second press of a button left no trace."""

from collections.abc import Mapping

from django.db import connection

AJENAS = ("django_session", "django_migrations", "plazos_diacalendario")
"""Tables that every request may touch, and one that is large and that no form of a case writes."""

DE_LA_PRIMERA_VEZ = ("nucleo_contadorfolio", "bitacora_cabeza")
"""The counter of a year's folios, and the head of a record's chain."""

_TABLAS = """
    SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL(%s) ORDER BY 1
"""
_UNA = """SELECT '{0}', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) FROM "{0}" t"""

Huella = Mapping[str, tuple[int, int]]


def huella() -> Huella:
    """Rows of each table, and a sum over their contents that any change of any column alters."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLAS, [list(AJENAS)])
        tablas = [fila[0] for fila in cursor.fetchall()]
        cursor.execute(" UNION ALL ".join(_UNA.format(tabla) for tabla in tablas))
        return {tabla: (int(filas), int(suma)) for tabla, filas, suma in cursor.fetchall()}


def filas_nuevas(antes: Huella, despues: Huella) -> dict[str, int]:
    """How many rows each table gained; a row that only the first of its kind makes is left out."""
    contadas = (tabla for tabla in despues if tabla not in DE_LA_PRIMERA_VEZ)
    cambios = {tabla: despues[tabla][0] - antes[tabla][0] for tabla in contadas}
    return {tabla: cuantas for tabla, cuantas in cambios.items() if cuantas}


def distintas(antes: Huella, despues: Huella) -> list[str]:
    """The tables in which anything at all changed."""
    return [tabla for tabla in despues if antes[tabla] != despues[tabla]]
