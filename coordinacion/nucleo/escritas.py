"""Queries that Django writes once, to be asked again with other values.

Django takes longer to write a statement than the server to run it; what a request asks each time
is written the first time and kept by whatever its text depends on (`nucleo.memoria`).
"""

from copy import copy
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections, models
from django.db.models import Expression, QuerySet
from django.db.models.expressions import RawSQL

from coordinacion.nucleo.sql import ejecutar

M = TypeVar("M", bound=models.Model)


class Hueco(Expression):
    """The place in a query of a value that each call brings, by its name."""

    def __init__(self, nombre: str, campo: models.Field[Any, Any]) -> None:
        super().__init__(output_field=campo)
        self.nombre = nombre

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The parameter says its type, since nothing else does until there is a value."""
        return f"%s::{self.output_field.db_type(connection)}", (self,)


@dataclass(frozen=True)
class Escrita:
    """A statement and its parameters, some of them still to come."""

    sql: str
    parametros: tuple[Any, ...]

    def con(self, **valores: Any) -> list[Any]:
        """The parameters, with those values in their places."""
        return [valores[uno.nombre] if isinstance(uno, Hueco) else uno for uno in self.parametros]

    def filas(self, **valores: Any) -> list[tuple[Any, ...]]:
        """What it finds with those values, by a plan that the connection keeps: planning takes as
        long as finding."""
        if not self.sql:
            return []
        with connection.cursor() as cursor:
            ejecutar(cursor, self.sql, self.con(**valores))
            return list(cursor.fetchall())

    def claves(self, **valores: Any) -> RawSQL | list[int]:
        """The same for an ``__in`` of another query."""
        return RawSQL(self.sql, self.con(**valores)) if self.sql else []  # noqa: S611 - Django's


def escribir(consulta: QuerySet[Any, Any]) -> Escrita:
    """The statement of a query; one that can find nothing is empty."""
    try:
        sql, parametros = consulta.query.sql_with_params()
    except EmptyResultSet:
        return Escrita("", ())
    return Escrita(sql, tuple(parametros))


class Registros(Generic[M]):
    """The records of a query that is written once, with all that it reads beside them.

    What the compiler knows of the columns is kept with the statement, and Django makes records of
    the rows as of any other; each reading has copies of its own, on its thread's connection.
    """

    def __init__(self, consulta: QuerySet[M]) -> None:
        self._modelo, self._base = consulta.model, consulta.db
        self._consulta = consulta.query
        self._compilador: Any = consulta.query.get_compiler(consulta.db)
        try:
            sql, parametros = self._compilador.as_sql()
        except EmptyResultSet:
            sql, parametros = "", ()
        self._escrita = Escrita(sql, tuple(parametros))

    def leer(self, **valores: Any) -> list[M]:
        """What it finds with those values."""
        if not self._escrita.sql:
            return []
        consulta: Any = copy(self._consulta)
        compilador = copy(self._compilador)
        compilador.connection = connections[self._base]
        compilador.as_sql = lambda: (self._escrita.sql, self._escrita.con(**valores))
        consulta.get_compiler = lambda **_: compilador
        return list(QuerySet(self._modelo, consulta, self._base))
