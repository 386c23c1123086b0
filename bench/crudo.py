"""The limit: the same writes by hand, one statement and one commit each, deciding nothing."""

from functools import partial
from typing import Any

from django.db import connection

from bench import mundo
from bench.medida import Tanda, medir
from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo.sql import columnas
from coordinacion.plazos.models import Plazo

_DEL_PLAZO = ", ".join(c for c in columnas(Plazo) if c not in ("id", "turno_id"))

_DEL_MOLDE = ", ".join(f"p.{columna}" for columna in _DEL_PLAZO.split(", "))

_ACUSAR = f"""
    WITH cerrado AS (
        UPDATE plazos_plazo SET cerrado_en = now(), desenlace = 'cumplido', paso_en = NULL
        WHERE id = %(acuse)s AND cerrado_en IS NULL
    ), abierto AS (
        INSERT INTO plazos_plazo (turno_id, {_DEL_PLAZO})
        SELECT %(turno)s, {_DEL_PLAZO} FROM plazos_plazo WHERE id = %(molde)s RETURNING id
    ), asentado AS (
        INSERT INTO bitacora_asiento (hecho, registro, registro_id, asunto_id, turno_id, actor_id,
            institucion_id, por_cuenta_de, ocurrido_en, asentado_en, datos)
        VALUES ('turno_acusado', 'turno', %(turno)s, %(asunto)s, %(turno)s, %(actor)s,
            %(institucion)s, false, now(), now(), '{{"clase": "expreso"}}')
    ), avisado AS (
        INSERT INTO avisos_aviso
            (clave, destinatario_id, titulo, texto, url, asunto_id, urgente, creado_en)
        VALUES ('crudo:' || %(turno)s, %(actor)s, 'Turno acusado', 'Turno', '/turnos/', %(asunto)s,
            false, now())
    )
    UPDATE canalizacion_turno SET estado = 'acusado', acuse = 'expreso', acusado_en = now(),
        plazo_declinar_id = (SELECT id FROM abierto)
    WHERE id = %(turno)s AND estado = 'turnado'
"""

_DE_CADA_TURNO = (
    "id",
    "correspondencia_id",
    "numero",
    "institucion_id",
    "parte",
    "plazo_acuse_id",
    "plazo_respuesta_id",
)
_DEL_TURNO = ", ".join(c for c in columnas(Turno) if c not in _DE_CADA_TURNO)

_TURNAR = f"""
    WITH turnos AS (
        INSERT INTO canalizacion_turno (correspondencia_id, numero, institucion_id, parte,
            {_DEL_TURNO})
        SELECT %(carta)s, n, institucion, CASE n WHEN 1 THEN 'responsable' ELSE 'coadyuvante' END,
            {_DEL_TURNO}
        FROM unnest(%(instituciones)s::bigint[]) WITH ORDINALITY AS i (institucion, n)
        CROSS JOIN (SELECT * FROM canalizacion_turno WHERE id = %(molde)s) m
        RETURNING id, institucion_id
    ), acuses AS (
        INSERT INTO plazos_plazo (turno_id, {_DEL_PLAZO})
        SELECT t.id, {_DEL_MOLDE} FROM turnos t JOIN plazos_plazo p ON p.id = %(acuse)s
    ), respuestas AS (
        INSERT INTO plazos_plazo (turno_id, {_DEL_PLAZO})
        SELECT t.id, {_DEL_MOLDE} FROM turnos t JOIN plazos_plazo p ON p.id = %(respuesta)s
    ), puntos AS (
        INSERT INTO canalizacion_turno_puntos (turno_id, punto_id)
        SELECT t.id, p.id FROM turnos t
        JOIN correspondencia_punto p ON p.correspondencia_id = %(carta)s
    ), asentados AS (
        INSERT INTO bitacora_asiento (hecho, registro, registro_id, asunto_id, turno_id, actor_id,
            institucion_id, por_cuenta_de, ocurrido_en, asentado_en, datos)
        SELECT 'turno_turnado', 'turno', id, %(carta)s, id, %(actor)s, institucion_id, false, now(),
            now(), '{{"parte": "coadyuvante", "caracter": "para atención"}}' FROM turnos
    ), avisados AS (
        INSERT INTO avisos_aviso
            (clave, destinatario_id, titulo, texto, url, asunto_id, urgente, creado_en)
        SELECT 'crudo:' || id || ':nuevo', %(actor)s, 'Nuevo turno', 'Turno', '/turnos/', %(carta)s,
            false, now() FROM turnos
    )
    UPDATE correspondencia_correspondencia SET estado = 'canalizada', version = version + 1
    WHERE id = %(carta)s AND estado = 'clasificada'
"""


def _correr(sql: str, parametros: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, parametros)
        assert cursor.rowcount == 1


def acusar(cuantos: int) -> Tanda:
    """One acknowledgement: turn, its clock ended, another opened, log line and notice."""
    turnos = mundo.por_acusar(cuantos + 1)
    pasos = [
        partial(
            _correr,
            _ACUSAR,
            {
                "turno": turno.pk,
                "acuse": turno.plazo_acuse_id,
                "molde": turnos[-1].plazo_respuesta_id,
                "asunto": turno.correspondencia_id,
                "actor": turno.turnado_por_id,
                "institucion": turno.institucion_id,
            },
        )
        for turno in turnos
    ]
    return medir(pasos)


def turnar(cuantas: int) -> Tanda:
    """One letter to forty: turns, two clocks for each, points, log lines and notices."""
    molde = mundo.por_acusar(1)[0]
    instituciones = [una.pk for una in mundo.instituciones()]

    def parametros(carta: Correspondencia) -> dict[str, Any]:
        return {
            "carta": carta.pk,
            "instituciones": instituciones,
            "molde": molde.pk,
            "acuse": molde.plazo_acuse_id,
            "respuesta": molde.plazo_respuesta_id,
            "actor": molde.turnado_por_id,
        }

    cartas = [mundo.clasificada() for _ in range(cuantas + 1)]
    return medir([partial(_correr, _TURNAR, parametros(carta)) for carta in cartas])
