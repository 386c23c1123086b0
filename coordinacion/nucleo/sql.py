"""Rows of a model as one JSON parameter, for the few statements that write many at once."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import GeneratedField, Model
from django.db.models.fields import NOT_PROVIDED


def columnas(modelo: type[Model]) -> dict[str, str]:
    """The columns that a row must bring, with the attribute that holds each: what the database
    fills in by itself is left to it."""
    return {
        str(campo.column): campo.attname
        for campo in modelo._meta.concrete_fields
        if not isinstance(campo, GeneratedField) and campo.db_default is NOT_PROVIDED
    }


def insertar(modelo: type[Model], parametro: str, *, sin: Sequence[str] = ()) -> str:
    """``INSERT … SELECT`` of the rows that travel as JSON in ``parametro`` (see `renglones`)."""
    tabla = modelo._meta.db_table
    lista = ", ".join(columna for columna in columnas(modelo) if columna not in sin)
    return (
        f"INSERT INTO {tabla} ({lista}) SELECT {lista}"  # noqa: S608 - names of the model
        f" FROM jsonb_populate_recordset(NULL::{tabla}, %({parametro})s::jsonb)"
    )


def renglones(registros: Sequence[Model]) -> str:
    """Unsaved records of one model as JSON, by the names of their columns."""
    if not registros:
        return "[]"
    nombres = columnas(type(registros[0])).items()
    filas = [{columna: vars(r)[atributo] for columna, atributo in nombres} for r in registros]
    return como_json(filas)


def como_json(filas: Sequence[Mapping[str, Any]]) -> str:
    """Rows as JSON; moments keep their microseconds, which Django's own encoder cuts."""
    return json.dumps(filas, default=_texto)


def _texto(valor: object) -> str:
    if isinstance(valor, date | time):
        return valor.isoformat()
    if isinstance(valor, UUID):
        return str(valor)
    raise TypeError(f"{type(valor).__name__} no viaja en JSON")


def apartar(modelo: type[Model], cuantos: int) -> list[int]:
    """Keys for so many rows to come: those that point to each other can then go at once."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [modelo._meta.db_table, cuantos],
        )
        return [fila[0] for fila in cursor.fetchall()]
