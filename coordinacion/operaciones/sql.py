"""The set-based statements of operations: their rows at once, and their counts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

_INSERTAR = """
    INSERT INTO operaciones_renglon
        (operacion_id, orden, registro_id, etiqueta, url, resultado, mensaje)
    SELECT %s, u.orden, u.registro_id, left(u.etiqueta, 120), left(u.url, 200), 'pendiente', ''
    FROM unnest(%s::bigint[], %s::text[], %s::text[])
        WITH ORDINALITY AS u(registro_id, etiqueta, url, orden)
"""

_REPETIR = """
    INSERT INTO operaciones_renglon
        (operacion_id, orden, registro_id, etiqueta, url, resultado, mensaje)
    SELECT %s, row_number() OVER (ORDER BY orden), registro_id, etiqueta, url, 'pendiente', ''
    FROM operaciones_renglon
    WHERE operacion_id = %s AND resultado <> 'hecho'
"""

_CONTAR = """
    UPDATE operaciones_operacion AS o
    SET hechas = c.hechas, rechazadas = c.rechazadas, latido_en = %s
    FROM (
        SELECT count(*) FILTER (WHERE resultado = 'hecho') AS hechas,
               count(*) FILTER (WHERE resultado = 'rechazado') AS rechazadas
        FROM operaciones_renglon WHERE operacion_id = %s
    ) AS c
    WHERE o.id = %s
"""


def insertar(
    operacion_id: int,
    registros: Sequence[int | None],
    etiquetas: Sequence[str],
    urls: Sequence[str],
) -> int:
    """Write the rows of an operation in their order, with one statement; how many."""
    return _ejecutar(_INSERTAR, [operacion_id, list(registros), list(etiquetas), list(urls)])


def repetir(operacion_id: int, anterior_id: int) -> int:
    """Copy, as pending, the rows of another operation that were not done; how many."""
    return _ejecutar(_REPETIR, [operacion_id, anterior_id])


def contar(operacion_id: int, ahora: datetime) -> None:
    """Write down how many rows were done and refused, and that somebody is working."""
    _ejecutar(_CONTAR, [ahora, operacion_id, operacion_id])


def _ejecutar(sentencia: str, parametros: Sequence[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sentencia, parametros)
        return int(cursor.rowcount)
