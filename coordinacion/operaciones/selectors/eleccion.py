"""The records that a person chose, as the rows of an operation name them."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo.folios import a_slug
from coordinacion.organizacion.models import Usuario

Elegido = tuple[int, str, str]
"""A record's key, its folio, and the address of its page ("" where it may not be read)."""


def por_clave(actor: Usuario, claves: Sequence[int], *, de_turnos: bool) -> list[Elegido]:
    """Those of the given records that `actor` may read, in the order given."""
    todos: Any = Turno.objects if de_turnos else Correspondencia.objects
    hallados = {uno[0]: uno for uno in _leidos(todos.visibles_para(actor), claves, de_turnos)}
    return [hallados[clave] for clave in dict.fromkeys(claves) if clave in hallados]


def _leidos(filas: QuerySet[Any], claves: Sequence[int], de_turnos: bool) -> list[Elegido]:
    suyas = filas.filter(pk__in=claves)
    if de_turnos:
        return [_turno(*fila) for fila in suyas.values_list(*_DEL_TURNO)]
    return [_carta(*fila) for fila in suyas.values_list(*_DE_LA_CARTA)]


def de_la_lista(filas: QuerySet[Any], tope: int, *, de_turnos: bool) -> list[Elegido]:
    """The first `tope` rows of a list whose rows are marked `legible`, in its order."""
    if de_turnos:
        return [_turno(*fila) for fila in filas.values_list(*_DEL_TURNO, "legible")[:tope]]
    return [_carta(*fila) for fila in filas.values_list(*_DE_LA_CARTA, "legible")[:tope]]


_DEL_TURNO = ("pk", "correspondencia__folio", "numero")
_DE_LA_CARTA = ("pk", "folio")


def _turno(pk: int, folio: str, numero: int, legible: bool = True) -> Elegido:
    return pk, f"{folio} · {numero}", reverse("turno:ver", args=[pk]) if legible else ""


def _carta(pk: int, folio: str, legible: bool = True) -> Elegido:
    return pk, folio, reverse("asunto:ver", args=[a_slug(folio)]) if legible else ""
