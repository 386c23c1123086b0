"""Statements whose plan the connection keeps: prepared and run in one trip, once."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.db import DataError, connection, transaction
from django.test.utils import CaptureQueriesContext

from coordinacion.nucleo.sql import ejecutar

pytestmark = pytest.mark.django_db


def _valor(sql: str, parametros: Sequence[Any]) -> Any:
    with connection.cursor() as cursor:
        ejecutar(cursor, sql, parametros)
        return cursor.fetchone()[0]


def test_la_primera_vez_se_prepara_y_se_corre_en_un_viaje() -> None:
    sql = "SELECT 'al 100 %%' || %s::text"
    with CaptureQueriesContext(connection) as consultas:
        dichos = [_valor(sql, [uno]) for uno in ("uno", "dos")]
    assert dichos == ["al 100 %uno", "al 100 %dos"]
    primera, segunda = (una["sql"] for una in consultas.captured_queries)
    assert primera.startswith("PREPARE") and segunda.startswith("EXECUTE")


def test_la_que_falla_la_primera_vez_se_vuelve_a_preparar() -> None:
    sql = "SELECT 6 / %s::integer AS una_que_falla"
    with pytest.raises(DataError), transaction.atomic():
        _valor(sql, [0])
    assert [_valor(sql, [uno]) for uno in (2, 3)] == [3, 2]


def test_la_que_nada_pide_tambien_se_prepara() -> None:
    assert [_valor("SELECT 7 AS sin_parametros", []) for _ in range(2)] == [7, 7]
