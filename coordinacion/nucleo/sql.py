"""What the few statements by hand share: rows as one JSON parameter, plans that are kept."""

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, time
from functools import cache, lru_cache
from itertools import count
from typing import Any, TypeAlias
from uuid import UUID
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import GeneratedField, Model
from django.db.models.expressions import RawSQL
from django.db.models.fields import NOT_PROVIDED


@cache
def columnas(modelo: type[Model]) -> dict[str, str]:
    """The columns that a row must bring, with the attribute that holds each: what the database
    fills in by itself is left to it."""
    return {
        str(campo.column): campo.attname
        for campo in modelo._meta.concrete_fields
        if not isinstance(campo, GeneratedField) and campo.db_default is NOT_PROVIDED
    }


def insertar(modelo: type[Model], parametro: str) -> str:
    """``INSERT … SELECT`` of the rows that travel as JSON in ``parametro`` (see `fila`)."""
    tabla = modelo._meta.db_table
    lista = ", ".join(columnas(modelo))
    return (
        f"INSERT INTO {tabla} ({lista}) SELECT {lista}"  # noqa: S608 - names of the model
        f" FROM jsonb_populate_recordset(NULL::{tabla}, %({parametro})s::jsonb)"
    )


def fila(registro: Model) -> dict[str, Any]:
    """An unsaved record by the names of its columns."""
    valores = vars(registro)
    return {columna: valores[atributo] for columna, atributo in columnas(type(registro)).items()}


def como_json(filas: Sequence[Mapping[str, Any]]) -> str:
    """Rows as JSON; moments keep their microseconds, which Django's own encoder cuts."""
    return json.dumps(filas, default=_texto)


def _texto(valor: object) -> str:
    if isinstance(valor, date | time):
        return valor.isoformat()
    if isinstance(valor, UUID):
        return str(valor)
    raise TypeError(f"{type(valor).__name__} no viaja en JSON")


def arreglo(ids: Iterable[int | UUID]) -> str:
    """Keys as PostgreSQL writes an array: as a list, the server reads each as an expression."""
    return "{" + ",".join(map(str, ids)) + "}"


def claves(ids: Collection[int]) -> RawSQL:
    """Keys for an ``__in``, as one array: as a list, the ORM works on each one of them thrice."""
    return RawSQL("SELECT unnest(%s::bigint[])", (arreglo(ids),))


def identificadores(valores: Collection[UUID]) -> RawSQL:
    """The same of unique identifiers."""
    return RawSQL("SELECT unnest(%s::uuid[])", (arreglo(valores),))


def textos(valores: Collection[str]) -> RawSQL:
    """The same of texts."""
    return RawSQL("SELECT unnest(%s::text[])", (list(valores),))


def apartar(modelo: type[Model], cuantos: int) -> list[int]:
    """Keys for so many rows to come: those that point to each other can then go at once."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [modelo._meta.db_table, cuantos],
        )
        return [fila[0] for fila in cursor.fetchall()]


_CON_NOMBRE = re.compile(r"%\((\w+)\)s")
_numeros = count()
_preparadas: "WeakKeyDictionary[Any, dict[str, str]]" = WeakKeyDictionary()


Parametros: TypeAlias = Sequence[Any] | Mapping[str, Any]


def ejecutar(cursor: CursorWrapper, sql: str, parametros: Parametros) -> None:
    """Run a statement whose plan the server keeps for as long as the connection lives.

    Planning these takes longer than running them. Nothing in the statement may make the plan
    depend on the parameters, or the server makes it anew each time. Behind a pooler that changes
    connections between transactions set ``SENTENCIAS_PREPARADAS`` to false.

    The first time it is prepared and run in one trip. Should that fail, nobody knows how far it
    came: no name is given twice.
    """
    if not settings.SENTENCIAS_PREPARADAS:
        cursor.execute(sql, parametros)
        return
    con_nombre = isinstance(parametros, Mapping)
    valores = list(parametros.values()) if isinstance(parametros, Mapping) else parametros
    numerada = _numerar(sql, tuple(parametros) if con_nombre else ())
    conocidas = _preparadas.setdefault(cursor.connection, {})
    nombre = conocidas.get(numerada) or f"sentencia_{next(_numeros)}"
    orden = f"EXECUTE {nombre}" + (f" ({', '.join(['%s'] * len(valores))})" if valores else "")
    if numerada in conocidas:
        cursor.execute(orden, valores)
        return
    cursor.execute(f"PREPARE {nombre} AS {numerada}; {orden}", valores)
    conocidas[numerada] = nombre


@lru_cache(maxsize=256)
def _numerar(sql: str, nombres: Sequence[str]) -> str:
    """The statement with its parameters by number, as PREPARE wants it."""
    if nombres:
        return _CON_NOMBRE.sub(lambda hallado: f"${nombres.index(hallado[1]) + 1}", sql)
    primera, *resto = sql.split("%s")
    numeradas = (f"${numero}{parte}" for numero, parte in enumerate(resto, start=1))
    return primera + "".join(numeradas)
