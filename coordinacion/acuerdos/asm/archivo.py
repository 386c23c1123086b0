"""The file as a grid of texts: every line, with blank ones, for a blank line is a page cut."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal

from coordinacion.acuerdos.asm.tabla import Incidencia
from coordinacion.documentos.tablas import abrir_libro, decodificar, es_libro, negativa
from coordinacion.nucleo.errores import DatoInvalido

MAXIMO_BYTES = 5 * 1024 * 1024
MAXIMO_LINEAS = 3_000
MAXIMO_COLUMNAS = 60
_LETRAS_DE_CELDA = 20_000
_SEPARADORES = "\t;,|"


@dataclass(frozen=True)
class Fila:
    """One line: its number as a person sees it, its texts without blanks at their ends, and the
    places whose text is that of the cell above, with which they are merged."""

    linea: int
    celdas: tuple[str, ...]
    fundidas: frozenset[int] = frozenset()

    @property
    def esta_vacia(self) -> bool:
        """Whether it says nothing."""
        return not any(self.celdas)


@dataclass(frozen=True)
class Hoja:
    """A whole file; `errores` and `avisos` are what was found while opening it."""

    filas: tuple[Fila, ...]
    errores: tuple[Incidencia, ...] = ()
    avisos: tuple[Incidencia, ...] = ()


def abrir(nombre: str, contenido: bytes) -> Hoja:
    """Read a TSV, CSV or XLSX file by its content. Raises `DatoInvalido` on the field "archivo"."""
    if len(contenido) > MAXIMO_BYTES:
        raise negativa(f"El archivo pesa más de {MAXIMO_BYTES // 1024 // 1024} MB: divídalo.")
    return _de_libro(contenido) if es_libro(nombre, contenido) else _de_texto(contenido)


# Text


def _de_texto(contenido: bytes) -> Hoja:
    texto, nota = decodificar(contenido)
    avisos = [Incidencia(1, "", nota)] if nota else []
    separador = _separador(texto)
    try:
        filas = list(_filas(texto, separador, csv.QUOTE_MINIMAL))
    except csv.Error:
        avisos.append(Incidencia(1, "", "Las comillas no cierran: se leyeron tal como están."))
        filas = _sin_comillas(texto, separador)
    return _hoja(filas, [], avisos)


def _sin_comillas(texto: str, separador: str) -> list[Fila]:
    try:
        return list(_filas(texto, separador, csv.QUOTE_NONE))
    except csv.Error as error:
        raise negativa("El archivo está mal formado (una celda es enorme).") from error


def _separador(texto: str) -> str:
    """A table of text is by tabs if it has any; otherwise by what it has most."""
    return "\t" if "\t" in texto else max(_SEPARADORES, key=texto.count)


def _filas(texto: str, separador: str, comillas: Literal[0, 3]) -> Iterator[Fila]:
    lector = csv.reader(
        io.StringIO(texto, newline=""), delimiter=separador, quoting=comillas, strict=True
    )
    siguiente = 1
    for celdas in lector:
        # a cell may take several lines: the row is named by its first one, as an editor shows it
        yield Fila(siguiente, tuple(limpiar(celda) for celda in celdas))
        siguiente = lector.line_num + 1


# Spreadsheets


def _de_libro(contenido: bytes) -> Hoja:
    try:
        _exigir_tamano(contenido)
        return _de_hoja(contenido)
    except DatoInvalido:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers do
        raise negativa("La primera hoja del libro no se puede leer. Guárdelo de nuevo.") from error


def _exigir_tamano(contenido: bytes) -> None:
    """Count the rows one by one before the sheet is read whole, as merged cells need."""
    libro = abrir_libro(contenido, de_corrido=True)
    try:
        for numero, fila in enumerate(libro.worksheets[0].iter_rows(), start=1):
            _exigir(numero, len(fila))
    finally:
        libro.close()


def _de_hoja(contenido: bytes) -> Hoja:
    libro = abrir_libro(contenido, de_corrido=False)
    hoja = libro.worksheets[0]
    fundidas = _fundidas(hoja)
    filas, errores = [], []
    for linea, celdas in enumerate(hoja.iter_rows(), start=1):
        for lugar, celda in enumerate(celdas):
            if celda.data_type == "f":
                mensaje = f"la celda {celda.coordinate} trae una fórmula: péguela como valor"
                errores.append(Incidencia(linea, f"columna {lugar + 1}", mensaje, str(celda.value)))
        origenes = [fundidas.get((linea, lugar)) for lugar in range(len(celdas))]
        textos = [
            _de_celda(origen or celda) for origen, celda in zip(origenes, celdas, strict=True)
        ]
        filas.append(Fila(linea, tuple(textos), frozenset(n for n, o in enumerate(origenes) if o)))
    otras = len(libro.sheetnames) - 1
    aviso = Incidencia(1, "", f"Sólo se leyó la primera hoja; hay {otras} más.")
    return _hoja(filas, errores, [aviso] if otras else [])


def _fundidas(hoja: Any) -> dict[tuple[int, int], Any]:
    """By line and place (from 0), the cell that shows there because a merged one reaches it from
    above; what is merged sideways shows once."""
    alcance = {}
    for rango in hoja.merged_cells.ranges:
        origen = hoja.cell(rango.min_row, rango.min_col)
        for linea in range(rango.min_row + 1, min(rango.max_row, hoja.max_row) + 1):
            alcance[linea, rango.min_col - 1] = origen
    return alcance


def _de_celda(celda: Any) -> str:
    """The value as the sheet shows it: days first, and percentages with their sign."""
    valor = celda.value
    if isinstance(valor, int | float) and not isinstance(valor, bool):
        if "%" in (celda.number_format or ""):
            return f"{round(valor * 100, 6):g}%"
        return f"{int(valor)}" if float(valor).is_integer() else f"{valor:.15g}"
    if isinstance(valor, datetime) and valor.time() == time():
        valor = valor.date()
    if isinstance(valor, date) and not isinstance(valor, datetime):
        return f"{valor:%d/%m/%Y}"
    return limpiar("" if valor is None else str(valor))


# What both share


def limpiar(celda: str) -> str:
    """A text as it is kept: composed accents, one kind of line end, nothing that is not drawn."""
    texto = unicodedata.normalize("NFC", celda).replace("\r\n", "\n").replace("\r", "\n")
    visible = "".join(c for c in texto if c in "\n\t" or unicodedata.category(c) not in _SIN_DIBUJO)
    return visible.strip()


_SIN_DIBUJO = frozenset({"Cc", "Cs", "Cn", "Co"})


def _exigir(lineas: int, columnas: int) -> None:
    if lineas > MAXIMO_LINEAS:
        raise negativa(f"El archivo tiene más de {MAXIMO_LINEAS:,} líneas: divídalo.")
    if columnas > MAXIMO_COLUMNAS:
        raise negativa(f"El archivo tiene más de {MAXIMO_COLUMNAS} columnas: quite las que sobran.")


def _hoja(
    filas: Sequence[Fila], errores: Sequence[Incidencia], avisos: Sequence[Incidencia]
) -> Hoja:
    _exigir(len(filas), max((len(fila.celdas) for fila in filas), default=0))
    largas = [
        Incidencia(fila.linea, f"columna {n + 1}", f"el texto pasa de {_LETRAS_DE_CELDA:,} letras")
        for fila in filas
        for n, celda in enumerate(fila.celdas)
        if len(celda) > _LETRAS_DE_CELDA
    ]
    return Hoja(tuple(filas), (*errores, *largas), tuple(avisos))
