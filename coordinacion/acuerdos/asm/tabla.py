"""What the table says, once read: its heading, its aspects and their activities.

The words of each cell are kept as they came; dates, percentages and file names are read from
them and never replace them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from coordinacion.acuerdos.asm.celdas import AvanceDicho, leer_archivos, leer_avance
from coordinacion.acuerdos.asm.fechas import FechaDicha, Momento, leer_fecha

OFICIALES: Mapping[str, str] = {
    "numero": "No.",
    "aspecto": "Aspecto Susceptible de Mejora",
    "actividad": "Actividades",
    "coordinadora": "Área Coordinadora",
    "responsable": "Área Responsable",
    "fecha": "Fecha de Término",
    "resultado": "Resultados Esperados",
    "producto": "Producto y/o evidencia",
    "avance": "Porcentaje de avance y justificación",
    "documento": "Identificación del documento probatorio (Nombre del archivo y extensión)",
    "observaciones": "Observaciones",
}
"""The columns in the official order, with their headers."""

DE_LA_ACTIVIDAD = tuple(columna for columna in OFICIALES if columna not in ("numero", "aspecto"))
"""The columns that are of each activity; the first two are of its aspect."""


@dataclass(frozen=True)
class Incidencia:
    """Something to say of one place of the file: the line and the column that a person sees, and
    the text of the cell that it is about."""

    linea: int
    columna: str
    mensaje: str
    texto: str = ""

    def __str__(self) -> str:
        donde = f"Línea {self.linea}" + (f", {self.columna}" if self.columna else "")
        return f"{donde}: {self.mensaje}"


@dataclass(frozen=True)
class Encabezado:
    """What is over the table. `lineas` and `notas` (under it) are its texts, all of them."""

    lineas: tuple[str, ...] = ()
    clase: str = ""
    dependencia: str = ""
    programa: str = ""
    documento: str = ""
    ciclo: str = ""
    mecanismo: str = ""
    notas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Actividad:
    """One activity. `marca` and `cola` are the number written before its text and the blanks
    after it, so that several of one cell (the same `renglon`) can be put together again."""

    texto: str
    linea: int
    renglon: int
    marca: str = ""
    cola: str = ""
    celdas: Mapping[str, str] = field(default_factory=dict)
    otras: Mapping[str, str] = field(default_factory=dict)

    @property
    def numero(self) -> str:
        """The number that it was given, in figures; "" without one."""
        return "".join(c for c in self.marca if c.isdigit())

    @cached_property
    def fecha(self) -> FechaDicha:
        """When it was to end, as far as its cell says."""
        return leer_fecha(self.celdas.get("fecha", ""))

    @cached_property
    def avance(self) -> AvanceDicho:
        """How far it went, as far as its cell says."""
        return leer_avance(self.celdas.get("avance", ""))

    @property
    def conclusion(self) -> Momento | None:
        """When it ended: what the progress says, or else the cell of dates."""
        return self.avance.conclusion or self.fecha.termino

    @cached_property
    def archivos(self) -> tuple[str, ...]:
        """The files that its evidence names."""
        return leer_archivos(self.celdas.get("documento", ""))


@dataclass(frozen=True)
class Aspecto:
    """One aspect, with its activities in the order of the table."""

    numero: str
    texto: str
    linea: int
    actividades: tuple[Actividad, ...] = ()


@dataclass(frozen=True)
class Tabla:
    """A whole file read. `lineas` are the lines of each row, more than one when a page cut it."""

    encabezado: Encabezado
    columnas: tuple[str, ...]
    aspectos: tuple[Aspecto, ...]
    lineas: tuple[tuple[int, ...], ...] = ()
    errores: tuple[Incidencia, ...] = ()
    advertencias: tuple[Incidencia, ...] = ()

    @property
    def actividades(self) -> list[Actividad]:
        """Every activity, in order."""
        return [una for aspecto in self.aspectos for una in aspecto.actividades]

    def pares(self) -> Iterator[tuple[Aspecto, Actividad]]:
        """Every activity with its aspect, in order."""
        for aspecto in self.aspectos:
            for actividad in aspecto.actividades:
                yield aspecto, actividad
