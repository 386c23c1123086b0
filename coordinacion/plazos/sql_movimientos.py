"""What was granted to clocks and when they stood still, read for as many as a calendar moves."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

_PRORROGAS = """
    SELECT plazo_id, sum(dias_concedidos) FROM plazos_prorroga
    WHERE plazo_id = ANY(%s) AND estado = 'concedida' GROUP BY plazo_id
"""
_TRAMOS = """
    SELECT plazo_id, desde, hasta, categoria FROM plazos_suspension
    WHERE plazo_id = ANY(%s) AND hasta IS NOT NULL ORDER BY id
"""


def prorrogas(ids: Sequence[int]) -> dict[int, int]:
    """How much was granted to each of those clocks that got something."""
    with connection.cursor() as cursor:
        cursor.execute(_PRORROGAS, [list(ids)])
        return {plazo: int(total) for plazo, total in cursor.fetchall()}


def tramos(ids: Sequence[int]) -> list[tuple[int, datetime, datetime, str]]:
    """The ended suspensions of those clocks: clock, from, to and category."""
    with connection.cursor() as cursor:
        cursor.execute(_TRAMOS, [list(ids)])
        return [(fila[0], fila[1], fila[2], fila[3]) for fila in cursor.fetchall()]
