"""The set-based statements of the chain: where it is broken, what a seal covers, an erasure.

All walk the log by ranges of numbers, so their cost in memory does not grow with it. The text that
a fingerprint covers is said once, in the database's functions (``migrations/cadena.sql``).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.reglas import Falla

BLOQUE = 10_000  # part of what a seal means: another size gives other fingerprints
BLOQUES_POR_VEZ = 5
VENTANA = 50_000  # rows that one statement looks at
_PRIMERO = -(2**63)
_SELLOS = 7_401_101  # one seal is made at a time


@dataclass(frozen=True)
class Resumen:
    """What lies between two cuts: how many lines, and one fingerprint of them all."""

    lineas: int
    huella: str


_LINEA_ROTA = """
    SELECT falla, registro, registro_id, numero, id FROM (
        SELECT a.id, a.registro, a.registro_id, a.numero, CASE
            WHEN a.numero > 1 AND p.id IS NULL THEN 'falta_anterior'
            WHEN a.suprimido_en IS NULL AND a.huella_datos
                IS DISTINCT FROM bitacora_huella_datos(a.sal, a.datos) THEN 'datos_editados'
            WHEN a.suprimido_en IS NOT NULL AND (a.datos <> '{}' OR NOT EXISTS (
                SELECT FROM bitacora_asiento s
                WHERE s.registro = a.registro AND s.registro_id = a.registro_id
                    AND s.numero > a.numero AND s.hecho = %(supresion)s
                    AND s.datos ->> 'linea' = a.numero::text)) THEN 'supresion_sin_asiento'
            WHEN a.numero < 1 OR a.huella IS DISTINCT FROM bitacora_eslabon(
                coalesce(p.huella, ''), a.numero, bitacora_cuerpo(a.id, a.registro_id, a.asunto_id,
                    a.turno_id, a.actor_id, a.institucion_id, a.por_cuenta_de, a.ocurrido_en,
                    a.asentado_en, a.huella_datos, a.hecho, a.registro)) THEN 'linea_editada'
            WHEN a.numero = 1 AND NOT EXISTS (SELECT FROM bitacora_cabeza c
                WHERE c.registro = a.registro AND c.registro_id = a.registro_id)
                THEN 'falta_cabeza'
            END AS falla
        FROM bitacora_asiento a
        LEFT JOIN bitacora_asiento p ON p.registro = a.registro
            AND p.registro_id = a.registro_id AND p.numero = a.numero - 1 AND a.numero > 1
        WHERE a.id > %(desde)s AND a.id <= %(hasta)s
    ) revisadas
    WHERE falla IS NOT NULL ORDER BY id LIMIT 1
"""

# A window of heads: how many, the last of them, and the first whose record ends elsewhere.
_CABEZAS = """
    WITH ventana AS MATERIALIZED (
        SELECT registro, registro_id, numero, huella FROM bitacora_cabeza
        WHERE (registro, registro_id) > (%(registro)s, %(registro_id)s)
        ORDER BY registro, registro_id LIMIT %(ventana)s
    ), revisadas AS (
        SELECT c.registro, c.registro_id, c.numero, CASE
            WHEN EXISTS (SELECT FROM bitacora_asiento a WHERE a.registro = c.registro
                AND a.registro_id = c.registro_id AND a.numero > c.numero)
                THEN 'cabeza_atrasada'
            WHEN u.id IS NULL THEN 'cola_cortada'
            WHEN u.huella <> c.huella THEN 'cabeza_editada'
            END AS falla
        FROM ventana c LEFT JOIN bitacora_asiento u ON u.registro = c.registro
            AND u.registro_id = c.registro_id AND u.numero = c.numero
    )
    SELECT (SELECT count(*) FROM ventana), u.registro, u.registro_id,
        f.falla, f.registro, f.registro_id, f.numero
    FROM (SELECT * FROM ventana ORDER BY registro DESC, registro_id DESC LIMIT 1) u
    LEFT JOIN (SELECT * FROM revisadas WHERE falla IS NOT NULL
        ORDER BY registro, registro_id LIMIT 1) f ON true
"""

_VENTANA = """
    SELECT max(id), count(*) FROM (
        SELECT id FROM bitacora_asiento WHERE id > %s ORDER BY id LIMIT %s) v
"""

_BLOQUES = """
    SELECT count(*), encode(sha256(convert_to(
        string_agg(id || ':' || huella, E'\\n' ORDER BY id), 'UTF8')), 'hex')
    FROM bitacora_asiento WHERE id > %s AND id <= %s
    GROUP BY (id - 1 - %s) / %s ORDER BY (id - 1 - %s) / %s
"""


@contextmanager
def _sin_limite() -> Iterator[CursorWrapper]:
    """A cursor whose statements may take longer than what a person would wait for."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', '0', true)")
        yield cursor


def ventanas() -> Iterator[tuple[int, int, int]]:
    """The log in ranges of numbers of a bounded size: after which, up to which, how many lines."""
    desde = _PRIMERO
    while True:
        with _sin_limite() as cursor:
            cursor.execute(_VENTANA, [desde, VENTANA])
            hasta, cuantas = cursor.fetchone()
        if not cuantas:
            return
        yield desde, hasta, cuantas
        desde = hasta


def corte() -> int:
    """The highest number when nobody is writing: below it no line can appear any more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT bitacora_corte()")
        return int(cursor.fetchone()[0])


def formar_sellos() -> None:
    """Wait for whoever is sealing, and make the next ones wait."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SELLOS])


def resumir(desde: int, hasta: int) -> Resumen:
    """Fingerprint of the lines after ``desde`` and up to ``hasta``, by blocks of numbers."""
    lineas, suma, inicio = 0, sha256(), desde
    while (inicio := _bloque_con_lineas(desde, inicio, hasta)) < hasta:
        tope = min(inicio + BLOQUES_POR_VEZ * BLOQUE, hasta)
        with _sin_limite() as cursor:
            cursor.execute(_BLOQUES, [inicio, tope, *[desde, BLOQUE] * 2])
            for cuantas, huella in cursor.fetchall():
                lineas += cuantas
                suma.update(huella.encode())
        inicio = tope
    return Resumen(lineas, suma.hexdigest())


def _bloque_con_lineas(desde: int, inicio: int, hasta: int) -> int:
    """Where the next block that has a line begins: numbers may leave a gap of any size."""
    with connection.cursor() as cursor:
        orden = "SELECT min(id) FROM bitacora_asiento WHERE id > %s AND id <= %s"
        cursor.execute(orden, [inicio, hasta])
        primera = cursor.fetchone()[0]
    return hasta if primera is None else desde + (primera - 1 - desde) // BLOQUE * BLOQUE


def linea_rota(desde: int, hasta: int) -> Falla | None:
    """The first line of a range that does not follow from the one before, if any."""
    with _sin_limite() as cursor:
        parametros: dict[str, Any] = {
            "desde": desde,
            "hasta": hasta,
            "supresion": Hecho.DATOS_SUPRIMIDOS.value,
        }
        cursor.execute(_LINEA_ROTA, parametros)
        fila = cursor.fetchone()
    return Falla(*fila) if fila else None


def cabezas() -> Iterator[tuple[int, Falla | None]]:
    """By windows over all heads: how many were looked at, and the first that disagrees."""
    registro, registro_id = "", _PRIMERO
    while True:
        with _sin_limite() as cursor:
            parametros: dict[str, Any] = {
                "registro": registro,
                "registro_id": registro_id,
                "ventana": VENTANA,
            }
            cursor.execute(_CABEZAS, parametros)
            fila = cursor.fetchone()
        if fila is None:
            return
        cuantas, registro, registro_id, clase, *donde = fila
        yield cuantas, Falla(clase, *donde) if clase else None


def vaciar(lineas: Sequence[int], ahora: datetime) -> None:
    """Erase the data of those lines; the database admits no other change, and this one once."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE bitacora_asiento SET datos = '{}', sal = NULL, suprimido_en = %s"
            " WHERE id = ANY(%s)",
            [ahora, list(lineas)],
        )
