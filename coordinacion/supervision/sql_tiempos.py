"""The statements that measure a period: each reads all its rows once. They write nothing.

Days are working days of each clock's own calendar, by its ordinals, less those in which the clock
stood still, as `canalizacion.selectors.tiempos` counts them for one letter (tested).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.timezone import get_default_timezone_name

from coordinacion.supervision.medidas import De, Medida

Fila = dict[str, Any]


@dataclass(frozen=True)
class Cohorte:
    """The letters that are measured, as SQL that gives their keys, at a moment. `calendario` is
    the key of the unit's."""

    sql: str
    parametros: Sequence[Any]
    ahora: datetime
    calendario: int


_DE_LAS_ELEGIDAS = """
    WITH dado (ahora, zona, calendario) AS MATERIALIZED (
        VALUES (%s::timestamptz, %s::text, %s::bigint)
    ), elegidas (id) AS MATERIALIZED ({elegidas}), demoras AS MATERIALIZED (
        SELECT a.asunto_id, a.turno_id FROM bitacora_asiento a
        JOIN elegidas e ON e.id = a.asunto_id
        WHERE a.hecho = 'correspondencia_fuera_de_termino'
    ), relojes AS MATERIALIZED (
        SELECT p.id, p.clase, p.asunto_id, p.turno_id, p.calendario_id, p.desde, p.inicia_en,
            p.cerrado_en, p.desenlace,
            p.vencio_en IS NOT NULL OR p.cerrado_en > p.vence_en AS fuera,
            p.cerrado_en > p.vence_original_en AS fuera_del_original,
            lead(p.desde) OVER (PARTITION BY p.turno_id ORDER BY p.id) AS siguiente
        FROM elegidas e JOIN plazos_plazo p ON p.asunto_id = e.id
        WHERE p.clase IN ('clasificar', 'canalizar', 'respuesta_turno')
    )
"""

# Working days from one local day to a moment, on one calendar, less those of a clock's pauses.
_DIAS = """
    greatest((f.ordinal - i.ordinal) - coalesce((
        SELECT sum(b.ordinal - a.ordinal) FROM plazos_suspension s
        JOIN plazos_diacalendario a ON a.calendario_id = {calendario}
            AND a.fecha = (greatest(s.desde, {desde}) AT TIME ZONE d.zona)::date
        JOIN plazos_diacalendario b ON b.calendario_id = {calendario}
            AND b.fecha = (least(coalesce(s.hasta, {hasta}), {hasta}) AT TIME ZONE d.zona)::date
        WHERE s.plazo_id = {plazo} AND greatest(s.desde, {desde})
            < least(coalesce(s.hasta, {hasta}), {hasta})), 0), 0)
"""
_ORDINALES = """
    LEFT JOIN plazos_diacalendario i ON i.calendario_id = {calendario} AND i.fecha = {primero}
    LEFT JOIN plazos_diacalendario f ON f.calendario_id = {calendario}
        AND f.fecha = ({hasta} AT TIME ZONE d.zona)::date
"""


def _medido(columnas: str, origen: str, donde: str, **tramo: str) -> str:
    """One row per stretch, with its `dias`; `primero` is the local day from which they count."""
    dias, ordinales = _DIAS.format(**tramo), _ORDINALES.format(**tramo)
    return f"SELECT {columnas}, {dias} AS dias {origen} {ordinales} WHERE {donde}"


_RONDAS = _medido(
    "r.turno_id, r.fuera, r.fuera_del_original",
    "FROM relojes r CROSS JOIN dado d",
    "r.clase = 'respuesta_turno' AND r.desenlace = 'cumplido'",
    calendario="r.calendario_id",
    primero="r.inicia_en",
    desde="r.desde",
    hasta="r.cerrado_en",
    plazo="r.id",
)

_TURNOS = f"""
    {_DE_LAS_ELEGIDAS}, rondas AS (
        SELECT turno_id, count(*) AS vueltas, sum(dias) AS dias, bool_or(fuera) AS fuera,
            bool_or(fuera_del_original) AS fuera_del_original
        FROM ({_RONDAS}) una GROUP BY turno_id
    ), medidos AS (
        SELECT t.id, t.correspondencia_id, t.numero, t.institucion_id, t.estado, t.acuse,
            p.desenlace = 'cumplido' AS respondido,
            p.id IS NOT NULL AND p.cerrado_en IS NULL AS corre,
            p.suspendido_en IS NULL AND p.vence_en < d.ahora AS vencido,
            p.vence_en, p.vence_original_en, p.cerrado_en AS acabo_en,
            CASE WHEN p.desenlace = 'cumplido' THEN r.dias END AS dias, r.vueltas,
            coalesce(r.fuera, false) AS fuera,
            coalesce(r.fuera_del_original, false) AS fuera_del_original,
            t.id IN (SELECT k.turno_id FROM plazos_prorroga g JOIN relojes k ON k.id = g.plazo_id
                WHERE g.estado = 'concedida' AND k.turno_id IS NOT NULL) AS prorrogado,
            t.id IN (SELECT turno_id FROM demoras WHERE turno_id IS NOT NULL) AS demoro
        FROM elegidas e JOIN canalizacion_turno t ON t.correspondencia_id = e.id
        CROSS JOIN dado d
        LEFT JOIN plazos_plazo p ON p.id = t.plazo_respuesta_id
        LEFT JOIN rondas r ON r.turno_id = t.id
        WHERE t.caracter = 'atencion'
    )
"""  # noqa: S608 - no text of anybody's

_PETICIONARIO = {
    "calendario": "p.calendario_id",
    "primero": "p.inicia_en",
    "desde": "p.desde",
    "hasta": "p.cerrado_en",
    "plazo": "p.id",
}
_ASUNTOS = f"""
    {_DE_LAS_ELEGIDAS}, internos AS (
        SELECT asunto_id, bool_or(fuera) AS fuera FROM relojes
        WHERE desenlace = 'cumplido' GROUP BY asunto_id
    ), medidos AS (
        SELECT c.id AS correspondencia_id, p.desenlace,
            p.id IS NOT NULL AND p.cerrado_en IS NULL AS corre,
            p.desenlace = 'notificada' AS notificado,
            p.vencio_en IS NOT NULL OR p.cerrado_en > p.vence_en AS fuera,
            p.cerrado_en > p.vence_original_en AS fuera_del_original,
            p.vence_en, p.vence_original_en, p.cerrado_en AS acabo_en,
            coalesce(n.fuera, false) AS interno_fuera,
            c.id IN (SELECT asunto_id FROM demoras WHERE turno_id IS NULL) AS demoro_la_unidad,
            c.id IN (SELECT asunto_id FROM demoras WHERE turno_id IS NOT NULL)
                AS demoro_institucion,
            CASE WHEN p.cerrado_en IS NOT NULL THEN {_DIAS.format(**_PETICIONARIO)} END AS dias
        FROM elegidas e JOIN correspondencia_correspondencia c ON c.id = e.id
        CROSS JOIN dado d
        LEFT JOIN plazos_plazo p ON p.id = c.plazo_respuesta_id
        LEFT JOIN internos n ON n.asunto_id = c.id
        {_ORDINALES.format(**_PETICIONARIO)}
    )
"""  # noqa: S608

_LOCAL = "({} AT TIME ZONE d.zona)::date"
_CARTAS = """
    FROM elegidas e JOIN correspondencia_correspondencia c ON c.id = e.id CROSS JOIN dado d
"""
_DE_AHORA = "(c.inconformidad_en IS NULL OR r.desde >= c.inconformidad_en)"
_EN_LA_UNIDAD = (
    _medido(
        "c.id AS correspondencia_id, 'registrar' AS etapa, NULL::boolean AS fuera",
        f"{_CARTAS} JOIN plazos_plazo k ON k.id = c.plazo_clasificar_id",
        "c.inconformidad_en IS NULL AND c.capturada_en > c.recibida_en"
        " AND c.capturada_en <= coalesce(k.cerrado_en, c.cerrada_en, d.ahora)",
        calendario="d.calendario",
        primero=_LOCAL.format("c.recibida_en"),
        desde="c.recibida_en",
        hasta="c.capturada_en",
        plazo="NULL",
    ),
    _medido(
        "c.id, 'clasificar', r.fuera",
        f"{_CARTAS} JOIN relojes r ON r.id = c.plazo_clasificar_id",
        "r.desenlace = 'cumplido' AND c.inconformidad_en IS NULL",
        calendario="r.calendario_id",
        primero="greatest(r.inicia_en, CASE WHEN c.capturada_en <= r.cerrado_en"
        f" THEN {_LOCAL.format('c.capturada_en')} END)",
        desde="r.desde",
        hasta="r.cerrado_en",
        plazo="r.id",
    ),
    _medido(
        "c.id, 'canalizar', r.fuera",
        f"{_CARTAS} JOIN relojes r ON r.asunto_id = c.id AND r.clase = 'canalizar'",
        f"r.desenlace = 'cumplido' AND {_DE_AHORA}",
        calendario="r.calendario_id",
        primero="r.inicia_en",
        desde="r.desde",
        hasta="r.cerrado_en",
        plazo="r.id",
    ),
    _medido(
        "c.id, 'revisar', NULL",
        f"{_CARTAS} JOIN relojes r ON r.asunto_id = c.id AND r.clase = 'respuesta_turno'"
        " JOIN canalizacion_turno t ON t.id = r.turno_id",
        "r.desenlace = 'cumplido' AND coalesce(r.siguiente, t.atendido_en) IS NOT NULL"
        f" AND {_DE_AHORA}",
        calendario="d.calendario",
        primero=_LOCAL.format("r.cerrado_en"),
        desde="r.cerrado_en",
        hasta="coalesce(r.siguiente, t.atendido_en)",
        plazo="c.plazo_respuesta_id",
    ),
    _medido(
        "c.id, 'notificar', NULL",
        f"{_CARTAS} JOIN plazos_plazo p ON p.id = c.plazo_respuesta_id",
        "p.desenlace = 'notificada' AND p.cerrado_en > c.atendida_en",
        calendario="d.calendario",
        primero=_LOCAL.format("c.atendida_en"),
        desde="c.atendida_en",
        hasta="p.cerrado_en",
        plazo="p.id",
    ),
)
_ETAPAS = f"""
    {_DE_LAS_ELEGIDAS}, tramos AS ({" UNION ALL ".join(_EN_LA_UNIDAD)}), medidos AS (
        SELECT correspondencia_id, etapa, sum(dias) AS dias, bool_or(fuera) AS fuera,
            NULL::timestamptz AS vence_en, NULL::timestamptz AS vence_original_en,
            NULL::timestamptz AS acabo_en
        FROM tramos GROUP BY correspondencia_id, etapa
    )
"""  # noqa: S608
_DE = {De.TURNOS: _TURNOS, De.ASUNTOS: _ASUNTOS, De.ETAPAS: _ETAPAS}
_PERCENTILES = """
    percentile_cont(0.5) WITHIN GROUP (ORDER BY dias) AS mediana,
    percentile_cont(0.9) WITHIN GROUP (ORDER BY dias) AS p90
"""


def _cuentas(medidas: Sequence[Medida]) -> str:
    return ", ".join(f"count(*) FILTER (WHERE {una.condicion}) AS {una.clave}" for una in medidas)


def por_institucion(cohorte: Cohorte, medidas: Sequence[Medida]) -> list[Fila]:
    """Each measure of the turns to each institution, by its name."""
    return _leer(
        De.TURNOS,
        cohorte,
        f"""SELECT institucion_id, n.nombre, {_cuentas(medidas)}, {_PERCENTILES}
        FROM medidos JOIN organizacion_institucion n ON n.id = institucion_id
        GROUP BY institucion_id, n.nombre ORDER BY n.nombre, institucion_id""",  # noqa: S608
    )


def de_los_asuntos(cohorte: Cohorte, medidas: Sequence[Medida]) -> Fila:
    """Each measure of the letters."""
    return _leer(De.ASUNTOS, cohorte, f"SELECT {_cuentas(medidas)} FROM medidos")[0]  # noqa: S608


def por_etapa(cohorte: Cohorte) -> list[Fila]:
    """How many letters went through each stage of the unit, how many beyond its own term, and
    their days."""
    return _leer(
        De.ETAPAS,
        cohorte,
        f"""SELECT etapa, count(*) AS cuantos, count(*) FILTER (WHERE fuera) AS fuera,
            {_PERCENTILES} FROM medidos GROUP BY etapa""",  # noqa: S608
    )


def lista(
    de: De, cohorte: Cohorte, medida: Medida, institucion: int | None, hasta: int
) -> list[Fila]:
    """The rows behind one number, the longest first, up to `hasta`; `total` is how many there
    are."""
    del_turno = {
        "id": "m.id",
        "numero": "m.numero",
        "vueltas": "m.vueltas",
        "institucion": "(SELECT nombre FROM organizacion_institucion WHERE id = m.institucion_id)",
    }
    columnas = ", ".join(
        f"{columna if de == De.TURNOS else 'NULL'} AS {nombre}"
        for nombre, columna in del_turno.items()
    )
    suyas = "m.institucion_id = %s" if institucion is not None else "true"
    return _leer(
        de,
        cohorte,
        f"""SELECT c.folio, c.asunto, {columnas}, m.dias,
            m.vence_en, m.vence_original_en, m.acabo_en, m.total
        FROM (SELECT m.*, count(*) OVER () AS total FROM medidos m
            WHERE ({medida.condicion}) AND {suyas}) m
        JOIN correspondencia_correspondencia c ON c.id = m.correspondencia_id
        ORDER BY m.dias DESC NULLS LAST, c.folio LIMIT %s""",  # noqa: S608
        *([] if institucion is None else [institucion]),
        hasta,
    )


def _leer(de: De, cohorte: Cohorte, pregunta: str, *parametros: Any) -> list[Fila]:
    sql = _DE[de].replace("{elegidas}", cohorte.sql) + pregunta
    dado = (cohorte.ahora, get_default_timezone_name(), cohorte.calendario)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*dado, *cohorte.parametros, *parametros])
        nombres = [columna[0] for columna in cursor.description]
        return [dict(zip(nombres, fila, strict=True)) for fila in cursor.fetchall()]
