"""What a catalogue is, for the screens that list, create and edit any of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.forms import ModelForm

from coordinacion.nucleo.templatetags.interfaz import fecha_corta, fecha_hora_corta, numero
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.selectors import Corrimiento

from . import selectors, services

Ensayar = Callable[[Usuario, Any, services.Datos], Sequence[Corrimiento]]


@dataclass(frozen=True)
class Celda:
    """What one cell shows; `destaca` marks what somebody still has to attend."""

    encabezado: str
    texto: str
    destaca: bool = False


@dataclass(frozen=True)
class Columna:
    """One column of a list: its heading and the attribute shown (`a__b` follows relations).

    `pendiente` is the text of a boolean that, when true, waits for somebody.
    """

    encabezado: str
    ruta: str
    pendiente: str = ""

    def celda(self, registro: Model) -> Celda:
        """The cell of one row."""
        *camino, ultimo = self.ruta.split("__")
        objeto: Any = registro
        for paso in camino:
            objeto = getattr(objeto, paso, None)
        rotulo = getattr(objeto, f"get_{ultimo}_display", None)
        valor = rotulo() if rotulo else getattr(objeto, ultimo, None)
        if self.pendiente:
            return Celda(self.encabezado, self.pendiente if valor else "—", destaca=bool(valor))
        return Celda(self.encabezado, _escribir(valor))


def _escribir(valor: Any) -> str:
    """A value as it is written on every page."""
    if valor in (None, ""):
        return "—"
    if isinstance(valor, bool):
        return "Sí" if valor else "No"
    if isinstance(valor, datetime):
        return fecha_hora_corta(valor)
    if isinstance(valor, date):
        return fecha_corta(valor)
    return numero(valor) if isinstance(valor, int) else str(valor)


@dataclass(frozen=True)
class Fila:
    """One row of a list: its key, the cells and the record itself."""

    pk: Any
    registro: Model
    celdas: list[Celda]


@dataclass(frozen=True)
class Hijo:
    """A catalogue whose rows belong to one row of another, by its field `campo`."""

    catalogo: str
    campo: str


@dataclass(frozen=True)
class Catalogo:
    """One catalogue. The texts are what people read; the rest says how it behaves."""

    clave: str
    titulo: str
    nuevo: str
    """Label of the button that creates one; "" when rows are only edited."""
    ayuda: str
    modelo: type[Model]
    formulario: type[ModelForm[Any]]
    columnas: tuple[Columna, ...]
    busqueda: tuple[str, ...] = ()
    filtros: tuple[str, ...] = ()
    con: tuple[str, ...] = ()
    """Relations read with the list, so that it costs the same for one row and for many."""
    baja: str = ""
    """The boolean that takes a row out of use; "" when the catalogue has none."""
    hijos: tuple[Hijo, ...] = ()
    en_indice: bool = True
    """Whether the index lists it; the others are reached from the row they belong to."""
    edicion: type[ModelForm[Any]] | None = None
    """The form of a row that already exists, when it is not the one that creates it."""
    verbo_edicion: str = "Guardar cambios"
    guardar: services.Guardar = services.guardar
    ensayar: Ensayar | None = None
    """What saving would move, shown for a second button to confirm; None when it moves nothing."""
    origen: Callable[[], QuerySet[Any]] | None = None
    acciones: str = ""
    """Template with what else can be done to one row."""
    quitar: services.Quitar | None = None
    """Takes one row away for good; None when rows only go out of use."""
    al_quitar: str = ""
    """What the page says before a row is taken away; "" when none is."""
    previa: str = ""
    """Name of the page that shows what the rows together do."""
    al_prever: str = ""
    """What the link to that page says."""

    def para_listar(self, registros: Iterable[Model]) -> list[Fila]:
        """The rows as the list shows them."""
        return [Fila(r.pk, r, [c.celda(r) for c in self.columnas]) for r in registros]

    def filas(self) -> QuerySet[Any]:
        """Every row that these screens may touch."""
        filas = self.origen() if self.origen else selectors.todas(self.modelo)
        return filas.select_related(*self.con) if self.con else filas
