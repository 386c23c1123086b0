"""How many rows several lists have, all of them with one statement, counted as far as is shown."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

TOPE = 1000
"""How far a list is counted and shown; beyond it, one filters."""

Cuenta: TypeAlias = tuple[str, Sequence[Any]]
"""The count of one list, written: its SQL and its parameters."""


def contar(listas: Sequence[QuerySet[Any]], *, hasta: int | None = TOPE + 1) -> list[int]:
    """The rows of each list, counted up to `hasta` (by default, one more than is shown)."""
    return leer([escribir(lista, hasta=hasta) for lista in listas])


def escribir(lista: QuerySet[Any], *, hasta: int | None = TOPE + 1) -> Cuenta:
    """The count of a list, to be read later together with others.

    A list keeps its order: the one that an index gives is what finds the first rows soonest.
    """
    recortada = lista.values("pk")[:hasta]
    try:
        sql, parametros = recortada.query.sql_with_params()
    except EmptyResultSet:
        return "0", ()
    return f"(SELECT count(*) FROM ({sql}) AS filas)", parametros  # noqa: S608  # SQL of the ORM


def leer(cuentas: Sequence[Cuenta]) -> list[int]:
    """What those counts say now."""
    if not cuentas:
        return []
    partes = ", ".join(sql for sql, _ in cuentas)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {partes}", [uno for _, suyos in cuentas for uno in suyos])
        return list(cursor.fetchone())
