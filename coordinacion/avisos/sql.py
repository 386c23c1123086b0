"""The set-based statements of the outbox."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from coordinacion.avisos.models import Correo
from coordinacion.avisos.reglas import CADUCIDAD, Jornada, Pendiente
from coordinacion.nucleo import reloj

# Two rounds at once would write two digests to one person: the second one has nothing to do.
_VEZ = 7_402_001
_LOTE = 10_000  # rows of one statement, so that none lasts too long

_ABIERTA = "({columna} = ANY(%(abiertas)s) OR (%(comun)s AND {columna} <> ALL(%(cerradas)s)))"

# Who holds a role today where the office is open, whoever the role belongs to; what is for
# somebody absent goes to who stands in, and says for whom.
_CANDIDATOS = """
    WITH suplencias AS MATERIALIZED (
        SELECT s.persona_id, s.sustituto_id,
            coalesce(nullif(trim(p.first_name || ' ' || p.last_name), ''), p.username) AS ausente
        FROM organizacion_sustitucion s
        JOIN organizacion_usuario p ON p.id = s.persona_id AND p.is_active
        JOIN organizacion_usuario u ON u.id = s.sustituto_id AND u.is_active
        WHERE s.desde <= %(hoy)s AND s.hasta >= %(hoy)s AND s.terminada_en IS NULL
    ), oficinas AS MATERIALIZED (
        SELECT DISTINCT a.usuario_id FROM organizacion_adscripcion a
        JOIN organizacion_usuario u ON u.id = a.usuario_id AND u.is_active
        WHERE a.vigente_desde <= %(hoy)s
            AND (a.vigente_hasta IS NULL OR a.vigente_hasta >= %(hoy)s) AND {la_suya_abrio}
    ), candidatos AS MATERIALIZED (
        SELECT v.id, coalesce(u.id::text, '@' || md5(lower(v.direccion))) AS quien,
            u.id AS destinatario_id, v.institucion_id, coalesce(u.email, v.direccion) AS direccion,
            v.asunto_id, v.plazo_id, v.titulo, v.texto, v.url,
            v.destinatario_id AS de_quien, coalesce(s.ausente, '') AS ausente
        FROM avisos_aviso v
        LEFT JOIN suplencias s ON s.persona_id = v.destinatario_id
        LEFT JOIN organizacion_usuario u ON u.id = coalesce(s.sustituto_id, v.destinatario_id)
        LEFT JOIN oficinas o ON o.usuario_id = u.id
        WHERE v.envio = 'pendiente' AND v.creado_en >= %(caduco)s AND {cuales}
            AND CASE WHEN v.destinatario_id IS NULL
            THEN {la_de_fuera_abrio} ELSE o.usuario_id IS NOT NULL END
    )
    SELECT c.* FROM candidatos c {sin_resumen} ORDER BY c.id
""".replace("{la_suya_abrio}", _ABIERTA.replace("{columna}", "a.institucion_id")).replace(
    "{la_de_fuera_abrio}", _ABIERTA.replace("{columna}", "v.institucion_id")
)

_AL_MOMENTO = _CANDIDATOS.replace(
    "{cuales}", "v.inmediato AND v.creado_en >= %(abrio_en)s"
).replace("{sin_resumen}", "")

_SIN_RESUMEN = """
    WHERE NOT EXISTS (SELECT FROM avisos_correo r WHERE r.clave = %(clave)s || c.quien)
"""

_DEL_DIA = _CANDIDATOS.replace("{cuales}", "true").replace("{sin_resumen}", _SIN_RESUMEN)

_REPARTIR = """
    UPDATE avisos_aviso v SET
        envio = CASE WHEN n.correo_id IS NULL THEN 'campana' ELSE 'correo' END,
        correo_id = n.correo_id
    FROM unnest(%s::bigint[], %s::bigint[]) AS n (aviso_id, correo_id)
    WHERE v.id = n.aviso_id AND v.envio = 'pendiente'
"""

# After a long silence, or a load of old cases, there may be a great many: some in each round.
_CADUCAR = """
    UPDATE avisos_aviso SET envio = 'campana' WHERE id IN (
        SELECT id FROM avisos_aviso WHERE envio = 'pendiente' AND creado_en < %s LIMIT %s)
"""

_RECLAMAR = """
    SELECT c.* FROM avisos_correo c
    WHERE c.estado = 'pendiente' AND c.proximo_en <= %(ahora)s AND EXISTS (
        SELECT FROM unnest(c.instituciones) AS i (id) WHERE {abierta})
    ORDER BY c.proximo_en, c.id LIMIT 1 FOR UPDATE OF c SKIP LOCKED
""".replace("{abierta}", _ABIERTA.replace("{columna}", "i.id"))


def tomar_la_vez() -> bool:
    """Whether nobody else is handing out notices; kept until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_VEZ])
        return bool(cursor.fetchone()[0])


def al_momento(jornada: Jornada) -> list[Pendiente]:
    """Notices that go at once and arose while an office was open, of those whose office is."""
    if jornada.abrio_en is None:
        return []
    return _pendientes(_AL_MOMENTO, jornada, {"abrio_en": jornada.abrio_en})


def del_dia(jornada: Jornada, prefijo: str) -> list[Pendiente]:
    """All that waits for those people who have no digest under ``prefijo`` yet."""
    return _pendientes(_DEL_DIA, jornada, {"clave": prefijo}) if jornada.hay else []


def repartir(destinos: Mapping[int, int | None]) -> None:
    """Put each notice in its mail, or leave it in the bell where it has none."""
    with connection.cursor() as cursor:
        for lote in _por_lotes(list(destinos)):
            cursor.execute(_REPARTIR, [lote, [destinos[pk] for pk in lote]])


def caducar(limite: datetime) -> int:
    """Leave in the bell notices from before ``limite`` that were never mailed; return how many."""
    with connection.cursor() as cursor:
        cursor.execute(_CADUCAR, [limite, _LOTE])
        return int(cursor.rowcount)


def _por_lotes(ids: list[int]) -> Iterator[list[int]]:
    return (ids[i : i + _LOTE] for i in range(0, len(ids), _LOTE))


def reclamar(jornada: Jornada) -> Correo | None:
    """The mail whose turn it is, locked; None when nothing is due where an office is open."""
    return next(iter(Correo.objects.raw(_RECLAMAR, _de_la_jornada(jornada))), None)


def _pendientes(consulta: str, jornada: Jornada, propios: dict[str, Any]) -> list[Pendiente]:
    with connection.cursor() as cursor:
        cursor.execute(consulta, _de_la_jornada(jornada) | propios)
        return [Pendiente(*fila) for fila in cursor.fetchall()]


def _de_la_jornada(jornada: Jornada) -> dict[str, Any]:
    return {
        "ahora": jornada.ahora,
        "caduco": jornada.ahora - CADUCIDAD,
        "hoy": reloj.local(jornada.ahora).date(),
        "comun": jornada.comun,
        "abiertas": sorted(jornada.abiertas),
        "cerradas": sorted(jornada.cerradas),
    }
