"""The pages of a list that is not counted: what one shows, and whether there is another."""

from typing import Any, TypeVar

from django.db.models import QuerySet

F = TypeVar("F")

POR_PAGINA = 50
PAGINAS = 100
"""As far as one may turn the pages: beyond, a filter finds it sooner."""


def rebanada(filas: QuerySet[Any, F], numero: int) -> tuple[list[F], bool]:
    """The rows of page `numero` (from 1; outside the bounds, the nearest), and whether there is
    another. One row more than is shown is read, and nothing is counted."""
    desde = (min(max(numero, 1), PAGINAS) - 1) * POR_PAGINA
    leidas = list(filas[desde : desde + POR_PAGINA + 1])
    return leidas[:POR_PAGINA], len(leidas) > POR_PAGINA
