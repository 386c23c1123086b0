"""The statement of the watch: claim, advance, log and notify, all at once.

It repeats in SQL what `escalera` and `semaforo` say in Python; a test holds them together.
"""

import json
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.timezone import get_default_timezone_name

from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo import reloj
from coordinacion.organizacion.roles import ROLES_INSTITUCION, Rol
from coordinacion.plazos.clases import ClasePlazo

_LUGARES = 7_401_003

# Only calendars whose offices are open: nothing is told on a non-working day nor before dawn.
_HOY = """
    hoy AS MATERIALIZED (
        SELECT d.calendario_id, d.ordinal
        FROM plazos_diacalendario d JOIN plazos_calendario c ON c.id = d.calendario_id
        WHERE d.fecha = %(hoy)s AND d.es_habil AND c.hora_apertura <= %(hora)s
    )
"""
_DEBIDOS = """
        FROM plazos_plazo
        WHERE cerrado_en IS NULL AND suspendido_en IS NULL AND paso_en <= %(ahora)s
            AND calendario_id = ANY(ARRAY(SELECT calendario_id FROM hoy))
"""
_PENDIENTES = """
    {hoy}, elegidos AS MATERIALIZED (
        SELECT id, clase, folio, url, asunto_id, turno_id, institucion_id, persona_id,
            direccion, calendario_id, version, vence_en, vence_ordinal, ultimo_paso
        {debidos}
            AND (%(solo)s::bigint IS NULL OR id = %(solo)s)
        ORDER BY paso_en LIMIT %(lote)s FOR UPDATE SKIP LOCKED
    ), pendientes AS MATERIALIZED (
        SELECT p.*, coalesce(p.vence_ordinal, -1) AS ordinal,
            hoy.ordinal - p.vence_ordinal AS relativo,
            (p.vence_en AT TIME ZONE %(zona)s)::date AS vence
        FROM elegidos p JOIN hoy ON hoy.calendario_id = p.calendario_id
    )
""".replace("{hoy}", _HOY).replace("{debidos}", _DEBIDOS)

_AVANZAR = """
    WITH {pendientes}, ritmos AS MATERIALIZED (
        SELECT r.clase, r.calendario_id, r.ordinal, e.alcanzado, (
                SELECT (d.fecha + c.hora_apertura) AT TIME ZONE %(zona)s
                FROM plazos_diacalendario d JOIN plazos_calendario c ON c.id = d.calendario_id
                WHERE d.calendario_id = r.calendario_id AND d.es_habil
                    AND d.ordinal = r.ordinal + e.siguiente) AS proximo
        FROM (SELECT DISTINCT clase, calendario_id, ordinal, relativo FROM pendientes) r
        CROSS JOIN LATERAL (
            SELECT
                max(CASE WHEN e.dias_habiles <= r.relativo THEN coalesce(
                    r.relativo - mod(r.relativo - e.dias_habiles, e.repite_cada),
                    e.dias_habiles) END) AS alcanzado,
                min(CASE WHEN e.dias_habiles > r.relativo THEN e.dias_habiles
                    ELSE r.relativo - mod(r.relativo - e.dias_habiles, e.repite_cada)
                        + e.repite_cada END) AS siguiente
            FROM plazos_escalonaviso e WHERE e.clase = r.clase
        ) e
    ), medidos AS MATERIALIZED (
        SELECT p.*, r.alcanzado, r.proximo,
            r.alcanzado IS NOT NULL AND r.alcanzado > coalesce(p.ultimo_paso, -32768) AS toca,
            CASE
                WHEN p.vence_en >= %(ahora)s AND p.vence = %(hoy)s THEN 'Vence hoy'
                WHEN p.vence_en >= %(ahora)s AND p.relativo = -1 THEN 'Vence en 1 día hábil'
                WHEN p.vence_en >= %(ahora)s AND p.relativo < 0
                    THEN 'Vence en ' || -p.relativo || ' días hábiles'
                WHEN p.vence_en >= %(ahora)s
                    THEN 'Vence el ' || to_char(p.vence, 'DD/MM/YYYY')
                WHEN p.relativo = 1 THEN 'Vencido hace 1 día hábil'
                WHEN p.relativo > 1 THEN 'Vencido hace ' || p.relativo || ' días hábiles'
                WHEN p.vence = %(hoy)s THEN 'Venció hoy'
                ELSE 'Venció el ' || to_char(p.vence, 'DD/MM/YYYY')
            END AS texto
        FROM pendientes p JOIN ritmos r
            ON (r.clase, r.calendario_id, r.ordinal) = (p.clase, p.calendario_id, p.ordinal)
    ), avance AS (
        UPDATE plazos_plazo p SET paso_en = m.proximo,
            ultimo_paso = CASE WHEN m.toca THEN m.alcanzado ELSE p.ultimo_paso END
        FROM medidos m WHERE p.id = m.id
    ), personas AS MATERIALIZED (
        SELECT a.institucion_id, i.es_unidad_coordinadora AS es_unidad, a.rol, a.usuario_id
        FROM organizacion_adscripcion a
        JOIN organizacion_usuario u ON u.id = a.usuario_id AND u.is_active
        JOIN organizacion_institucion i ON i.id = a.institucion_id
        WHERE a.vigente_desde <= %(hoy)s
            AND (a.vigente_hasta IS NULL OR a.vigente_hasta >= %(hoy)s)
    ), titulares AS MATERIALIZED (
        SELECT DISTINCT ON (institucion_id) institucion_id, correo FROM organizacion_titular
        WHERE vigente_desde <= %(hoy)s AND (vigente_hasta IS NULL OR vigente_hasta >= %(hoy)s)
        ORDER BY institucion_id, vigente_desde DESC, id DESC
    ), peldanos AS MATERIALIZED (
        SELECT m.id, m.institucion_id, m.persona_id, m.direccion, e.rol,
            e.rol = ANY(%(roles_institucion)s) AS de_institucion
        FROM medidos m
        JOIN plazos_escalonaviso e ON e.clase = m.clase AND (
            e.dias_habiles = m.alcanzado OR (e.dias_habiles < m.alcanzado
                AND mod(m.alcanzado - e.dias_habiles, e.repite_cada) = 0))
        WHERE m.toca
    ), por_papel AS MATERIALIZED (
        SELECT m.id, r.rol, r.usuario_id, r.usuario_id = m.persona_id AS asignada
        FROM peldanos m JOIN personas r ON r.rol = m.rol AND r.institucion_id = m.institucion_id
        WHERE m.de_institucion
        UNION ALL
        SELECT m.id, r.rol, r.usuario_id, r.usuario_id = m.persona_id
        FROM peldanos m JOIN personas r ON r.rol = m.rol AND r.es_unidad
        WHERE NOT m.de_institucion
    ), externos AS MATERIALIZED (
        SELECT DISTINCT m.id, m.institucion_id, t.correo
        FROM peldanos m
        JOIN titulares t ON t.institucion_id = m.institucion_id AND t.correo <> ''
        WHERE m.de_institucion AND NOT EXISTS (SELECT FROM personas r
            WHERE r.institucion_id = m.institucion_id AND r.rol = m.rol)
        UNION
        SELECT m.id, u.id, m.direccion FROM peldanos m
        JOIN organizacion_institucion u ON u.es_unidad_coordinadora
        WHERE m.de_institucion AND m.institucion_id IS NULL AND m.direccion <> ''
    ), destinatarios AS MATERIALIZED (
        SELECT p.id, p.usuario_id FROM por_papel p
        WHERE p.asignada IS TRUE OR NOT EXISTS (
            SELECT FROM por_papel q WHERE q.id = p.id AND q.rol = p.rol AND q.asignada)
        UNION
        SELECT m.id, r.usuario_id FROM medidos m
        JOIN personas r ON r.es_unidad AND r.rol = CASE m.clase
            WHEN %(compromiso)s THEN %(respaldo_compromiso)s ELSE %(respaldo)s END
        WHERE m.toca AND m.id NOT IN (SELECT id FROM por_papel)
    ), asentados AS (
        INSERT INTO bitacora_asiento (hecho, registro, registro_id, asunto_id, turno_id, actor_id,
            institucion_id, por_cuenta_de, ocurrido_en, asentado_en, datos)
        SELECT %(hecho)s, 'plazo', m.id, m.asunto_id, m.turno_id,
            (SELECT id FROM organizacion_usuario WHERE es_sistema),
            m.institucion_id, false, %(ahora)s, %(ahora)s,
            jsonb_build_object('clase', %(clases)s::jsonb ->> m.clase, 'paso', m.alcanzado,
                'texto', m.texto, 'folio', m.folio)
        FROM medidos m WHERE m.toca
    ), avisados AS (
        INSERT INTO avisos_aviso (clave, destinatario_id, institucion_id, direccion, titulo, texto,
            url, asunto_id, plazo_id, urgente, creado_en)
        SELECT 'plazo:' || m.id || ':' || m.version || '/' || m.alcanzado || ':' || d.quien,
            d.usuario_id, d.institucion_id, d.direccion, m.texto || ': ' || m.folio,
            'Plazo de «' || (%(clases)s::jsonb ->> m.clase) || '».',
            m.url, m.asunto_id, m.id, m.relativo >= 0, %(ahora)s
        FROM (
            SELECT id, usuario_id, usuario_id::text AS quien, NULL AS institucion_id,
                '' AS direccion
            FROM destinatarios
            UNION ALL
            SELECT id, NULL, '@' || md5(lower(correo)), institucion_id, correo FROM externos
        ) d JOIN medidos m ON m.id = d.id
        ON CONFLICT (clave) DO NOTHING
    )
    SELECT count(*) FROM medidos
""".replace("{pendientes}", _PENDIENTES)

_HAY = f"WITH {_HOY} SELECT EXISTS (SELECT {_DEBIDOS})"

_CLAVES = """
    WITH {pendientes} SELECT id FROM pendientes
""".replace("{pendientes}", _PENDIENTES)


def hay_pendientes(ahora: datetime) -> bool:
    """Whether any clock is due, also those that another watch holds and has not committed.

    Asked first, for planning the whole statement costs more than most ticks.
    """
    with connection.cursor() as cursor:
        cursor.execute(_HAY, _momento(ahora))
        return bool(cursor.fetchone()[0])


def tomar_lugar(mano: int) -> bool:
    """Whether nobody else works as that hand of the watch; kept until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [_LUGARES, mano])
        return bool(cursor.fetchone()[0])


def avanzar(ahora: datetime, lote: int, *, solo: int | None = None) -> int:
    """Advance at most ``lote`` due clocks (or only that one); return how many were due."""
    with connection.cursor() as cursor:
        cursor.execute(_AVANZAR, _parametros(ahora, lote, solo))
        return int(cursor.fetchone()[0])


def pendientes(ahora: datetime, lote: int) -> list[int]:
    """Keys of at most ``lote`` due clocks that nobody holds; their locks end with the statement."""
    with connection.cursor() as cursor:
        cursor.execute(_CLAVES, _parametros(ahora, lote, None))
        return [fila[0] for fila in cursor.fetchall()]


def _momento(ahora: datetime) -> dict[str, Any]:
    local = reloj.local(ahora)
    return {"ahora": ahora, "hoy": local.date(), "hora": local.time()}


def _parametros(ahora: datetime, lote: int, solo: int | None) -> dict[str, Any]:
    return {
        **_momento(ahora),
        "zona": get_default_timezone_name(),
        "lote": lote,
        "solo": solo,
        "hecho": Hecho.PLAZO_ESCALON.value,
        "clases": json.dumps({clase.value: clase.label for clase in ClasePlazo}),
        "roles_institucion": sorted(ROLES_INSTITUCION),
        "respaldo": Rol.ANALISTA.value,
        "compromiso": ClasePlazo.COMPROMISO.value,
        "respaldo_compromiso": Rol.VINCULACION.value,
    }
