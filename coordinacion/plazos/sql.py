"""The set-based statements of the clocks. Each is checked in tests against the pure rules."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.utils.timezone import get_default_timezone_name

from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo.sql import arreglo
from coordinacion.plazos.clases import ClasePlazo

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
# Another one puts changes of calendars in a row: a child repeats its parent's days.
_CAMBIOS = 7_401_002

# One row, which triggers give a new value with each change of a rule, a ladder or a calendar.
_MARCA = "SELECT valor FROM plazos_marca"

# A clock is written whether or not its date moves: the reasons of its days may have changed. What
# an act of a calendar moves is told by the ledger alone, unless it revives a clock.
_MOVER = """
    WITH cuentas AS MATERIALIZED (
        SELECT * FROM unnest(%(numeros)s::integer[], %(inicia_en)s::date[],
            %(vence_en)s::timestamptz[], %(vence_ordinal)s::integer[], %(provisional)s::boolean[],
            %(explicacion)s::jsonb[], %(paso_en)s::timestamptz[])
        AS c (numero, inicia_en, vence_en, vence_ordinal, provisional, explicacion, paso_en)
    ), antes AS MATERIALIZED (
        SELECT p.id, p.vence_en AS antes, p.vence_en <> c.vence_en AS mueve, c.numero
        FROM unnest(%(ids)s::bigint[], %(cuenta)s::integer[]) AS n (id, numero)
        JOIN plazos_plazo p ON p.id = n.id JOIN cuentas c ON c.numero = n.numero
    ), escritos AS (
        UPDATE plazos_plazo p SET
            inicia_en = c.inicia_en, vence_en = c.vence_en, vence_ordinal = c.vence_ordinal,
            provisional = c.provisional, explicacion = c.explicacion,
            version = p.version + a.mueve::integer,
            ultimo_paso = CASE WHEN NOT a.mueve THEN p.ultimo_paso END,
            paso_en = CASE WHEN NOT a.mueve THEN p.paso_en
                WHEN p.cerrado_en IS NULL THEN c.paso_en END
        FROM antes a JOIN cuentas c ON c.numero = a.numero WHERE p.id = a.id
        RETURNING p.id, p.clase, p.asunto_id, p.turno_id, p.institucion_id, p.persona_id,
            a.mueve, a.antes, p.vence_en, %(acto)s <> '' AND p.cerrado_en IS NULL
                AND a.antes < %(ahora)s AND p.vence_en >= %(ahora)s AS revive
    ), renglones AS (
        INSERT INTO plazos_ajusteplazo (plazo_id, antes, despues, motivo, acto, quien_id, en)
        SELECT id, antes, vence_en, %(motivo)s, %(acto)s, %(actor)s, %(ahora)s
        FROM escritos WHERE mueve ORDER BY id
    ), hechos AS (
        INSERT INTO bitacora_asiento (hecho, registro, registro_id, asunto_id, turno_id, actor_id,
            institucion_id, por_cuenta_de, ocurrido_en, asentado_en, datos)
        SELECT CASE WHEN revive THEN %(revivido)s ELSE %(reajustado)s END, 'plazo', id, asunto_id,
            turno_id, %(actor)s, institucion_id, false, %(ahora)s, %(ahora)s,
            jsonb_build_object('clase', %(clases)s::jsonb ->> clase, 'motivo', %(motivo)s::text,
                'acto', %(acto)s::text, 'cambios', jsonb_build_object('vencimiento',
                    jsonb_build_array(
                        to_char(antes AT TIME ZONE %(zona)s, 'DD/MM/YYYY HH24:MI'),
                        to_char(vence_en AT TIME ZONE %(zona)s, 'DD/MM/YYYY HH24:MI'))))
        FROM escritos WHERE mueve AND (revive OR %(acto)s = '') ORDER BY id
    )
    SELECT id, institucion_id, persona_id, revive FROM escritos WHERE mueve ORDER BY id
"""


class Movido(NamedTuple):
    """A clock whose date moved: who answers for it, and whether it came back to life."""

    pk: int
    institucion_id: int | None
    persona_id: int | None
    revive: bool


def mover(
    ids: Sequence[int],
    cuenta: Sequence[int],
    cuentas: Mapping[str, Sequence[object]],
    causa: Mapping[str, object],
) -> list[Movido]:
    """Write counts on clocks, and a ledger line for each whose date moved; a fact too, but for the
    many that an act of a calendar moves (decision 033).

    ``cuenta`` is, for each of ``ids``, its place in the columns of ``cuentas``; ``causa`` has
    ``actor``, ``motivo``, ``acto`` and ``ahora``. Returns those that moved.
    """
    parametros: dict[str, Any] = {
        "ids": arreglo(ids),
        "cuenta": arreglo(cuenta),
        "numeros": list(range(len(cuentas["vence_en"]))),
        "reajustado": Hecho.PLAZO_REAJUSTADO.value,
        "revivido": Hecho.PLAZO_REVIVIDO.value,
        "clases": json.dumps({clase.value: clase.label for clase in ClasePlazo}),
        "zona": get_default_timezone_name(),
        **cuentas,
        **causa,
    }
    with connection.cursor() as cursor:
        cursor.execute(_MOVER, parametros)
        return [Movido(*fila) for fila in cursor.fetchall()]


def compartir_calendarios() -> str:
    """Say, until the transaction ends, that clocks are being opened; return `marca_de_catalogos`.

    Two statements in one trip: the mark is read once the lock is held, so whoever changes a
    catalogue after it was read waits for this transaction (`esperar_aperturas`).
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_advisory_xact_lock_shared(%s); {_MARCA}", [_CANDADO])
        return str(cursor.fetchone()[0])


def marca_de_catalogos() -> str:
    """What changes with any rule, ladder or calendar, so that a copy knows that it is old."""
    with connection.cursor() as cursor:
        cursor.execute(_MARCA)
        return str(cursor.fetchone()[0])


def esperar_aperturas() -> None:
    """Wait until the clocks that are being opened with an older calendar are committed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CANDADO])


def formar_cambios() -> None:
    """Wait for any other change of a calendar, and make the next ones wait for this one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CAMBIOS])


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
