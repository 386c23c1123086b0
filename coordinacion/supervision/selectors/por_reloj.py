"""The order in which clocks run out, and a page of it that costs what it shows."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import OrderBy

from coordinacion.plazos.clases import ClasePlazo
from coordinacion.plazos.models import Plazo
from coordinacion.supervision.selectors.semaforo import mientras_corre

_CAMPOS = ("vence_en", "pk")
"""Thousands of clocks end on the same afternoon: of equal dates the clock's key decides, which the
index of open clocks has too."""


@dataclass(frozen=True)
class PorReloj:
    """Rows by their clock at the relation `reloj`: first those whose clock runs, the soonest due
    first (or the latest), then the others by their key."""

    filas: QuerySet[Any]
    reloj: str
    descendente: bool = False

    def todas(self) -> QuerySet[Any]:
        """All of them in that order."""
        suyos = (mientras_corre(self.reloj, campo) for campo in _CAMPOS)
        return self.filas.order_by(*map(self._orden, suyos), self._por_llave)

    def con_reloj(self, clase: ClasePlazo) -> QuerySet[Any]:
        """The same of those whose clock, of that class, runs: its index gives them in order."""
        que_corre = {"clase": clase, "cerrado_en__isnull": True}
        suyas = self.filas.filter(**{f"{self.reloj}__{c}": v for c, v in que_corre.items()})
        campos = (F(f"{self.reloj}__{campo}") for campo in _CAMPOS)
        return suyas.order_by(*map(self._orden, campos), self._por_llave)

    def las_que_corren(self, clase: ClasePlazo) -> QuerySet[Any, Any]:
        """The keys of those rows, clock by clock of that index.

        Each row is looked for by its clock: of a join the planner believes that it finds nothing,
        and sorts all that is open.
        """
        suya = self.filas.filter(**{self.reloj: OuterRef("pk")}).order_by().values("pk")[:1]
        relojes = Plazo.objects.filter(clase=clase, cerrado_en=None).annotate(fila=Subquery(suya))
        orden = (self._orden(F(campo)) for campo in _CAMPOS)
        return relojes.filter(fila__isnull=False).order_by(*orden).values("fila")

    def claves(self, clase: ClasePlazo, corren: int, desde: int, hasta: int) -> QuerySet[Any, Any]:
        """The keys of the rows of one page, which are not in order.

        `corren` is how many have a running clock, counted as far as `hasta`. The others are looked
        for only where those end: to find them is to look at all.
        """
        con = self.las_que_corren(clase)
        if corren >= hasta:
            return con[desde:hasta]
        sin = self._sin_reloj().values("pk")[max(desde - corren, 0) : hasta - corren]
        return con[desde:corren].union(sin, all=True) if desde < corren else sin

    def _sin_reloj(self) -> QuerySet[Any]:
        nunca_o_ya_no = Q(**{self.reloj: None}) | Q(**{f"{self.reloj}__cerrado_en__isnull": False})
        return self.filas.filter(nunca_o_ya_no).order_by(self._por_llave)

    @property
    def _por_llave(self) -> str:
        return "-pk" if self.descendente else "pk"

    def _orden(self, campo: Any) -> OrderBy:
        return OrderBy(campo, descending=self.descendente, nulls_last=True)
