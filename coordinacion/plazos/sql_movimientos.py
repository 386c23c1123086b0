"""What a recount reads of the clocks that a verb or a calendar moves, for as many as they are."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import connection
from django.utils.timezone import get_default_timezone_name

from coordinacion.nucleo.sql import arreglo
from coordinacion.plazos.clases import POR_DIAS


class Grupo(NamedTuple):
    """Clocks that one count serves: those in `ids`, all of which began as `desde` did.

    `propio` is the key of a clock with extensions or suspensions, which is alone in its group.
    """

    propio: int | None
    clase: str
    calendario_id: int
    cantidad: int | None
    unidad: str
    dia_uno: str
    fecha_senalada: datetime | None
    tope_id: int | None
    reserva: int
    desde: datetime
    ids: list[int]


# They are equal by what `Cuentas.numero` says that a count depends on.
_GRUPOS = """
    WITH filas AS MATERIALIZED (
        SELECT id, clase, calendario_id, cantidad, unidad, dia_uno, fecha_senalada, tope_id,
            reserva, desde, tope_id IS NULL AND unidad = ANY(%(por_dias)s) AS por_dia
        FROM plazos_plazo WHERE id = ANY(%(ids)s::bigint[]) ORDER BY id {candado}
    ), propios AS MATERIALIZED (
        SELECT plazo_id FROM plazos_prorroga
        WHERE plazo_id = ANY(%(ids)s::bigint[]) AND estado = 'concedida'
        UNION SELECT plazo_id FROM plazos_suspension
        WHERE plazo_id = ANY(%(ids)s::bigint[]) AND hasta IS NOT NULL
    )
    SELECT p.plazo_id, f.clase, f.calendario_id, f.cantidad, f.unidad, f.dia_uno,
        f.fecha_senalada, f.tope_id, f.reserva, min(f.desde), array_agg(f.id)
    FROM filas f JOIN plazos_calendario c ON c.id = f.calendario_id
    LEFT JOIN propios p ON p.plazo_id = f.id
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, (f.desde AT TIME ZONE %(zona)s)::date,
        (f.desde AT TIME ZONE %(zona)s)::time > c.hora_cierre,
        CASE WHEN NOT f.por_dia THEN f.desde END
    ORDER BY min(f.id)
"""
_PRORROGAS = """
    SELECT plazo_id, sum(dias_concedidos) FROM plazos_prorroga
    WHERE plazo_id = ANY(%s::bigint[]) AND estado = 'concedida' GROUP BY plazo_id
"""
_TRAMOS = """
    SELECT plazo_id, desde, hasta, categoria FROM plazos_suspension
    WHERE plazo_id = ANY(%s::bigint[]) AND hasta IS NOT NULL ORDER BY id
"""


def grupos(ids: Sequence[int], *, bloqueando: bool) -> list[Grupo]:
    """Those clocks by what their counts depend on, locked in the order of their keys if asked."""
    parametros: dict[str, str | list[str]] = {
        "ids": arreglo(ids),
        "por_dias": sorted(POR_DIAS),
        "zona": get_default_timezone_name(),
    }
    with connection.cursor() as cursor:
        cursor.execute(_GRUPOS.format(candado="FOR UPDATE" if bloqueando else ""), parametros)
        return [Grupo(*fila) for fila in cursor.fetchall()]


def prorrogas(ids: Sequence[int]) -> dict[int, int]:
    """How much was granted to each of those clocks that got something."""
    with connection.cursor() as cursor:
        cursor.execute(_PRORROGAS, [arreglo(ids)])
        return {plazo: int(total) for plazo, total in cursor.fetchall()}


def tramos(ids: Sequence[int]) -> list[tuple[int, datetime, datetime, str]]:
    """The ended suspensions of those clocks: clock, from, to and category."""
    with connection.cursor() as cursor:
        cursor.execute(_TRAMOS, [arreglo(ids)])
        return [(fila[0], fila[1], fila[2], fila[3]) for fila in cursor.fetchall()]
