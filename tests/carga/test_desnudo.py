"""A sowing takes indexes, references and the chain's trigger off, and leaves what was there."""

from __future__ import annotations

import re

import pytest
from django.db import IntegrityError, connection

from coordinacion.bitacora.models import Asiento
from coordinacion.carga.escritura import ORDEN
from coordinacion.carga.siembra.desnudo import desnudas, reponer
from coordinacion.correspondencia.models import Peticionario
from coordinacion.nucleo import reloj
from coordinacion.organizacion.selectors import sistema

INDICES = "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
RESTRICCIONES = """
    SELECT conrelid::regclass::text, conname, contype, condeferrable, condeferred, convalidated,
        confdeltype, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
"""
DISPARADORES = """
    SELECT tgrelid::regclass::text, tgname, tgenabled::text, pg_get_triggerdef(oid)
    FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'
"""


def _esquema() -> list[set[tuple[object, ...]]]:
    with connection.cursor() as cursor:
        partes = []
        for consulta in (INDICES, RESTRICCIONES, DISPARADORES):
            cursor.execute(consulta)
            partes.append({tuple(map(_sin_moldes, fila)) for fila in cursor.fetchall()})
    return partes


def _sin_moldes(dato: object) -> object:
    """The server writes the casts of a condition in another place once it has read it back."""
    return re.sub(r"::[a-z ]+(\[\])?|[()]", "", dato) if isinstance(dato, str) else dato


def test_todo_vuelve_a_estar_como_lo_dejaron_las_migraciones(base_limpia: str) -> None:
    antes = _esquema()
    with desnudas(ORDEN):
        quedan = _esquema()
        assert all(menos < todo for menos, todo in zip(quedan, antes, strict=True))
    assert not [a ^ b for a, b in zip(_esquema(), antes, strict=True) if a != b]


def test_lo_que_una_muerte_dejo_a_medias_lo_repone_la_siguiente(base_limpia: str) -> None:
    antes = _esquema()
    muerta = desnudas(ORDEN)
    muerta.__enter__()
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM siembra_por_reponer WHERE poner LIKE '%carta_por_estado%' RETURNING poner"
        )
        cursor.execute(cursor.fetchone()[0])
    reponer()
    assert not [a ^ b for a, b in zip(_esquema(), antes, strict=True) if a != b]
    reponer()
    assert not [a ^ b for a, b in zip(_esquema(), antes, strict=True) if a != b]


def test_una_referencia_a_nadie_no_pasa(base_limpia: str) -> None:
    with pytest.raises(Exception, match="foreign key"), desnudas(ORDEN):
        Peticionario.objects.bulk_create([Peticionario(correspondencia_id=1, nombre="Nadie")])


def test_mientras_tanto_no_entra_ninguna_otra_linea_a_la_bitacora(base_limpia: str) -> None:
    with desnudas(ORDEN), pytest.raises(IntegrityError, match="null value in column"):
        Asiento.objects.bulk_create([linea_suelta()])
    Asiento.objects.bulk_create([linea_suelta()])
    assert Asiento.objects.latest("id").huella


def linea_suelta() -> Asiento:
    ahora = reloj.ahora()
    return Asiento(
        hecho="TURNO_ACUSADO",
        registro="turno",
        registro_id=1,
        actor=sistema(),
        ocurrido_en=ahora,
        asentado_en=ahora,
    )
