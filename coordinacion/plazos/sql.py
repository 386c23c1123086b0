"""The set-based statements of the clocks. Each is checked in tests against the pure rules."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.utils.timezone import get_default_timezone_name

_MATERIALIZAR = """
    WITH RECURSIVE linea (id, padre_id) AS (
        SELECT id, padre_id FROM plazos_calendario WHERE id = %(calendario)s
        UNION SELECT c.id, c.padre_id FROM plazos_calendario c JOIN linea ON c.id = linea.padre_id
    ), inhabiles (fecha, motivo) AS (
        SELECT dia::date, string_agg(DISTINCT i.motivo || ' (' || i.acto || ')', '; ')
        FROM plazos_diainhabil i
        CROSS JOIN LATERAL generate_series(
            greatest(i.fecha_inicio, %(desde)s::date)::timestamp,
            least(i.fecha_fin, %(hasta)s::date)::timestamp, interval '1 day') AS dia
        WHERE i.retirado_en IS NULL AND i.calendario_id IN (SELECT id FROM linea)
        GROUP BY 1
    ), dias (fecha, es_habil, motivo) AS (
        SELECT dia::date,
            i.motivo IS NULL AND extract(isodow FROM dia) < 6,
            coalesce(i.motivo, CASE extract(isodow FROM dia)
                WHEN 6 THEN 'Sábado' WHEN 7 THEN 'Domingo' ELSE '' END)
        FROM generate_series(%(desde)s::timestamp, %(hasta)s::timestamp, interval '1 day') AS dia
        LEFT JOIN inhabiles i ON i.fecha = dia::date
    )
    INSERT INTO plazos_diacalendario AS d (calendario_id, fecha, es_habil, ordinal, motivo)
    SELECT %(calendario)s, fecha, es_habil,
        sum(es_habil::int) OVER (ORDER BY fecha), left(motivo, 1000)
    FROM dias
    ON CONFLICT (calendario_id, fecha) DO UPDATE
    SET es_habil = excluded.es_habil, ordinal = excluded.ordinal, motivo = excluded.motivo
    WHERE (d.es_habil, d.ordinal, d.motivo)
        IS DISTINCT FROM (excluded.es_habil, excluded.ordinal, excluded.motivo)
"""

_DESCENDENCIA = """
    WITH RECURSIVE familia (id) AS (
        SELECT %s::bigint
        UNION SELECT c.id FROM plazos_calendario c JOIN familia ON c.padre_id = familia.id
    ) SELECT id FROM familia ORDER BY id
"""

# A clock opened after a non-working day that is added late keeps its date, not its ordinal.
_REORDENAR = """
    UPDATE plazos_plazo p SET vence_ordinal = d.ordinal
    FROM plazos_diacalendario d
    WHERE p.cerrado_en IS NULL AND p.calendario_id = ANY(%s)
        AND d.calendario_id = p.calendario_id
        AND d.fecha = (p.vence_en AT TIME ZONE %s)::date
        AND p.vence_ordinal IS DISTINCT FROM d.ordinal
"""

# One lock for all calendars: who opens clocks shares it, who has changed a day waits for them.
_CANDADO = 7_401_001

_GUARDAR = """
    UPDATE plazos_plazo p SET
        {columnas}
    FROM unnest({arreglos}) AS n (id, {nombres})
    WHERE p.id = n.id
"""

TIPOS = {
    "regla_id": "bigint",
    "naturaleza": "text",
    "cantidad": "smallint",
    "unidad": "text",
    "dia_uno": "text",
    "fecha_senalada": "timestamptz",
    "fundamento": "text",
    "por_validar": "boolean",
    "tope_id": "bigint",
    "reserva": "smallint",
    "desde": "timestamptz",
    "inicia_en": "date",
    "vence_en": "timestamptz",
    "vence_ordinal": "integer",
    "provisional": "boolean",
    "explicacion": "jsonb",
    "version": "integer",
    "paso_en": "timestamptz",
    "ultimo_paso": "smallint",
}
"""The columns that a recomputation may write, with their types in PostgreSQL."""


def compartir_calendarios() -> None:
    """Say, until the transaction ends, that clocks are being opened with the present calendars."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [_CANDADO])


def esperar_aperturas() -> None:
    """Wait until the clocks that are being opened with an older calendar are committed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CANDADO])


def materializar(calendario_id: int, desde: date, hasta: date) -> None:
    """Write the effective days of one calendar, those it inherits included, with one statement."""
    with connection.cursor() as cursor:
        parametros: dict[str, int | date] = {
            "calendario": calendario_id,
            "desde": desde,
            "hasta": hasta,
        }
        cursor.execute(_MATERIALIZAR, parametros)


def descendencia(calendario_id: int) -> list[int]:
    """The calendar and all that inherit from it."""
    with connection.cursor() as cursor:
        cursor.execute(_DESCENDENCIA, [calendario_id])
        return [fila[0] for fila in cursor.fetchall()]


def reordenar(calendarios: Sequence[int]) -> int:
    """Give open clocks the present ordinal of their due day; return how many changed."""
    with connection.cursor() as cursor:
        cursor.execute(_REORDENAR, [list(calendarios), get_default_timezone_name()])
        return int(cursor.rowcount)


def guardar(filas: Sequence[tuple[Any, ...]]) -> int:
    """Write recomputed clocks: each row is the key and then the values of `TIPOS`, in order."""
    columnas = [[fila[n] for fila in filas] for n in range(len(TIPOS) + 1)]
    with connection.cursor() as cursor:
        cursor.execute(_GUARDAR_COMPLETO, columnas)
        return int(cursor.rowcount)


_GUARDAR_COMPLETO = _GUARDAR.format(
    columnas=", ".join(f"{nombre} = n.{nombre}" for nombre in TIPOS),
    arreglos=", ".join(["%s::bigint[]", *(f"%s::{tipo}[]" for tipo in TIPOS.values())]),
    nombres=", ".join(TIPOS),
)
