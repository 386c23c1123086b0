"""The file: bytes in, headers and rows out, or why not in Spanish. Values only, never formulas.

Pure: no database and no disk. A spreadsheet goes through the same checks as any upload (bombs,
macros, passwords), and what is too long or too wide is refused before it is kept.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from coordinacion.documentos.tablas import abrir_libro, decodificar, es_libro, negativa
from coordinacion.nucleo.errores import DatoInvalido

MAXIMO_BYTES = 25 * 1024 * 1024
MAXIMO_RENGLONES = 50_000
MAXIMO_COLUMNAS = 100
_SEPARADORES = ",;\t|"

Celda = str | int | float | bool | date | datetime | time | None


@dataclass(frozen=True)
class Renglon:
    """One row of the file: the number that a person sees, its cells, and those with a formula."""

    numero: int
    celdas: tuple[Celda, ...]
    formulas: tuple[int, ...] = ()


@dataclass(frozen=True)
class Tabla:
    """A whole file; `nota` is what the person should know of how it was read."""

    encabezados: tuple[str, ...]
    renglones: tuple[Renglon, ...]
    nota: str = ""


def leer(nombre: str, contenido: bytes) -> Tabla:
    """Read a CSV or XLSX file by its content. Raises `DatoInvalido` on the field "archivo"."""
    if len(contenido) > MAXIMO_BYTES:
        raise negativa(f"El archivo pesa más de {MAXIMO_BYTES // 1024 // 1024} MB: divídalo.")
    return _de_hoja(contenido) if es_libro(nombre, contenido) else _de_texto(contenido)


def _de_texto(contenido: bytes) -> Tabla:
    texto, nota = decodificar(contenido)
    try:
        filas = list(_filas_de_texto(texto))
    except csv.Error as error:
        raise negativa(
            "El archivo CSV está mal formado (una celda no cierra o es enorme)."
        ) from error
    return _tabla(filas, nota)


def _filas_de_texto(texto: str) -> Iterator[Renglon]:
    separador = _separador(texto)
    lector = csv.reader(io.StringIO(texto, newline=""), delimiter=separador)
    for celdas in lector:
        # a row may take several lines: it is named by its first one, as an editor shows it
        yield Renglon(lector.line_num - sum(c.count("\n") for c in celdas), tuple(celdas))


def _separador(texto: str) -> str:
    primera = texto.lstrip().split("\n", 1)[0]
    return max(_SEPARADORES, key=primera.count)


def _de_hoja(contenido: bytes) -> Tabla:
    libro = abrir_libro(contenido, de_corrido=True)
    try:
        filas = list(_filas_de_hoja(libro.worksheets[0].iter_rows()))
    except DatoInvalido:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers do
        raise negativa("La primera hoja del libro no se puede leer. Guárdelo de nuevo.") from error
    finally:
        libro.close()
    otras = len(libro.sheetnames) - 1
    return _tabla(filas, f"Sólo se leyó la primera hoja; hay {otras} más." if otras else "")


def _filas_de_hoja(filas: Iterable[Sequence[Any]]) -> Iterator[Renglon]:
    for numero, fila in enumerate(filas, start=1):
        celdas = fila[:MAXIMO_COLUMNAS] if numero > 1 else fila
        formulas = tuple(n for n, celda in enumerate(celdas) if celda.data_type == "f")
        yield Renglon(numero, tuple(celda.value for celda in celdas), formulas)
        if numero > MAXIMO_RENGLONES + 1000:
            raise negativa(_DEMASIADOS)


_DEMASIADOS = f"El archivo tiene más de {MAXIMO_RENGLONES:,} renglones: divídalo."


def _tabla(filas: Sequence[Renglon], nota: str) -> Tabla:
    """Headers are the first row that says something; blank rows are nothing."""
    llenas = [fila for fila in filas if any(_dice_algo(celda) for celda in fila.celdas)]
    if not llenas:
        raise negativa("El archivo no tiene ningún renglón con datos.")
    if len(llenas) - 1 > MAXIMO_RENGLONES:
        raise negativa(_DEMASIADOS)
    primera, *resto = llenas
    encabezados = [str(celda or "").strip() for celda in primera.celdas]
    while encabezados and not encabezados[-1]:
        encabezados.pop()
    if len(encabezados) > MAXIMO_COLUMNAS:
        raise negativa(
            f"El archivo tiene {len(encabezados)} columnas y el máximo es {MAXIMO_COLUMNAS}."
        )
    if not resto:
        raise negativa("El archivo sólo tiene encabezados.")
    return Tabla(tuple(encabezados), tuple(resto), nota)


def _dice_algo(celda: Celda) -> bool:
    return bool(celda.strip()) if isinstance(celda, str) else celda is not None
