"""How many rows each tray has, all of them with one statement."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from coordinacion.supervision.reglas import TOPE


def contar(listas: Sequence[QuerySet[Any]], *, hasta: int | None = TOPE + 1) -> list[int]:
    """The rows of each list, counted up to `hasta` (by default, one more than is shown).

    A list keeps its order: the one that an index gives is what finds the first rows soonest.
    """
    partes: list[str] = []
    parametros: list[Any] = []
    for lista in listas:
        sql, suyos = _de_una(lista, hasta)
        partes.append(sql)
        parametros += suyos
    if not partes:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(partes)}", parametros)
        return list(cursor.fetchone())


def _de_una(lista: QuerySet[Any], hasta: int | None) -> tuple[str, Sequence[Any]]:
    recortada = lista.values("pk")[:hasta]
    try:
        sql, parametros = recortada.query.sql_with_params()
    except EmptyResultSet:
        return "0", ()
    return f"(SELECT count(*) FROM ({sql}) AS filas)", parametros  # noqa: S608  # SQL of the ORM
