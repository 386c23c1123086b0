"""The statement that follows a change of the ladder; a test holds it to the pure rules."""

from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.timezone import get_default_timezone_name

from coordinacion.nucleo import reloj

# The rows are locked in the order of their keys, as everywhere. A working day is reached at its
# opening hour; today's own step still counts while nobody was told of it.
_REPROGRAMAR = """
    WITH abiertos AS MATERIALIZED (
        SELECT id FROM plazos_plazo
        WHERE clase = %(clase)s AND cerrado_en IS NULL AND vence_ordinal IS NOT NULL
            AND (paso_en IS NULL OR paso_en > %(ahora)s)
        ORDER BY id FOR UPDATE
    ), hoy AS MATERIALIZED (
        SELECT d.calendario_id, d.es_habil AND c.hora_apertura <= %(hora)s AS abrio,
            d.ordinal - (d.es_habil AND c.hora_apertura > %(hora)s)::int AS ordinal
        FROM plazos_diacalendario d JOIN plazos_calendario c ON c.id = d.calendario_id
        WHERE d.fecha = %(hoy)s
    ), medidos AS MATERIALIZED (
        SELECT p.id, p.calendario_id, p.vence_ordinal,
            r.relativo - (hoy.abrio AND coalesce(p.ultimo_paso < r.relativo, true))::int
                AS relativo
        FROM abiertos a JOIN plazos_plazo p ON p.id = a.id
        JOIN hoy ON hoy.calendario_id = p.calendario_id
        CROSS JOIN LATERAL (SELECT hoy.ordinal - p.vence_ordinal AS relativo) r
    ), siguientes AS MATERIALIZED (
        SELECT m.id, m.calendario_id, m.vence_ordinal, (
            SELECT min(CASE WHEN e.dias_habiles > m.relativo THEN e.dias_habiles
                ELSE m.relativo - mod(m.relativo - e.dias_habiles, e.repite_cada)
                    + e.repite_cada END)
            FROM plazos_escalonaviso e WHERE e.clase = %(clase)s) AS paso
        FROM medidos m
    ), momentos AS MATERIALIZED (
        SELECT s.id, (d.fecha + c.hora_apertura) AT TIME ZONE %(zona)s AS paso_en
        FROM siguientes s JOIN plazos_calendario c ON c.id = s.calendario_id
        LEFT JOIN plazos_diacalendario d ON d.calendario_id = s.calendario_id AND d.es_habil
            AND d.ordinal = s.vence_ordinal + s.paso
    )
    UPDATE plazos_plazo p SET paso_en = m.paso_en
    FROM momentos m WHERE p.id = m.id AND p.paso_en IS DISTINCT FROM m.paso_en
"""


def reprogramar(clase: str, ahora: datetime) -> int:
    """Give the running clocks of a class their next moment by today's ladder; how many changed."""
    local = reloj.local(ahora)
    parametros: dict[str, Any] = {
        "clase": clase,
        "ahora": ahora,
        "hoy": local.date(),
        "hora": local.time(),
        "zona": get_default_timezone_name(),
    }
    with connection.cursor() as cursor:
        cursor.execute(_REPROGRAMAR, parametros)
        return int(cursor.rowcount)
