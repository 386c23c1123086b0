"""What is looked up by its index for each row of a list, and never by joining whole tables."""

from typing import Any

from django.db.models import Expression, F, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import IsNull


def hay(filas: QuerySet[Any]) -> Q:
    """The condition that one of `filas` exists, for `filas` tied to the outer query.

    Of an `EXISTS` the planner may make a hash of the whole table, which grows without end; this
    never looks at more than the rows of the list.
    """
    return Q(IsNull(Subquery(filas.order_by().values("pk")[:1]), False))


def uno(modelo: type[Model], llave: str, campo: str | Expression) -> Subquery:
    """One field of the row that the key `llave` of the outer query points to."""
    filas = modelo._default_manager.filter(pk=OuterRef(llave)).annotate(dato_pedido=_campo(campo))
    return Subquery(filas.values("dato_pedido")[:1])


def _campo(campo: str | Expression) -> Expression | F:
    return F(campo) if isinstance(campo, str) else campo
