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

from openpyxl import load_workbook

from coordinacion.documentos import revision_ofimatica
from coordinacion.documentos.revision import Rechazo
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
    if not contenido:
        raise _negativa("El archivo está vacío.")
    if len(contenido) > MAXIMO_BYTES:
        raise _negativa(f"El archivo pesa más de {MAXIMO_BYTES // 1024 // 1024} MB: divídalo.")
    if contenido.startswith(b"PK\x03\x04"):
        return _de_hoja(contenido)
    if nombre.lower().endswith(".xlsx"):
        raise _negativa("El archivo dice ser XLSX y no lo es. Guárdelo de nuevo.")
    return _de_texto(contenido)


def _negativa(mensaje: str) -> DatoInvalido:
    return DatoInvalido({"archivo": mensaje})


def _de_texto(contenido: bytes) -> Tabla:
    texto, nota = _decodificar(contenido)
    if "\0" in texto:
        raise _negativa("El archivo trae caracteres nulos: no es texto. Expórtelo de nuevo a CSV.")
    try:
        filas = list(_filas_de_texto(texto))
    except csv.Error as error:
        raise _negativa(
            "El archivo CSV está mal formado (una celda no cierra o es enorme)."
        ) from error
    return _tabla(filas, nota)


def _decodificar(contenido: bytes) -> tuple[str, str]:
    if contenido.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return contenido.decode("utf-16"), "Se leyó como UTF-16."
        except UnicodeDecodeError as error:
            raise _negativa("El archivo dice ser UTF-16 y no se puede leer.") from error
    try:
        return contenido.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        nota = "No está en UTF-8: se leyó como Windows-1252. Revise los acentos."
        return contenido.decode("cp1252", errors="replace"), nota


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
    try:
        revision_ofimatica.revisar(".xlsx", contenido)
        libro = load_workbook(io.BytesIO(contenido), read_only=True)
    except Rechazo as rechazo:
        raise _negativa(f"El archivo {rechazo.motivo}") from rechazo
    except Exception as error:  # openpyxl raises whatever its parsers do
        raise _negativa("El libro está dañado o no es XLSX. Guárdelo de nuevo.") from error
    try:
        if not libro.worksheets:
            raise _negativa("El libro no tiene hojas con datos.")
        filas = list(_filas_de_hoja(libro.worksheets[0].iter_rows()))
    except DatoInvalido:
        raise
    except Exception as error:
        raise _negativa("La primera hoja del libro no se puede leer. Guárdelo de nuevo.") from error
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
            raise _negativa(_DEMASIADOS)


_DEMASIADOS = f"El archivo tiene más de {MAXIMO_RENGLONES:,} renglones: divídalo."


def _tabla(filas: Sequence[Renglon], nota: str) -> Tabla:
    """Headers are the first row that says something; blank rows are nothing."""
    llenas = [fila for fila in filas if any(_dice_algo(celda) for celda in fila.celdas)]
    if not llenas:
        raise _negativa("El archivo no tiene ningún renglón con datos.")
    if len(llenas) - 1 > MAXIMO_RENGLONES:
        raise _negativa(_DEMASIADOS)
    primera, *resto = llenas
    encabezados = [str(celda or "").strip() for celda in primera.celdas]
    while encabezados and not encabezados[-1]:
        encabezados.pop()
    if len(encabezados) > MAXIMO_COLUMNAS:
        raise _negativa(
            f"El archivo tiene {len(encabezados)} columnas y el máximo es {MAXIMO_COLUMNAS}."
        )
    if not resto:
        raise _negativa("El archivo sólo tiene encabezados.")
    return Tabla(tuple(encabezados), tuple(resto), nota)


def _dice_algo(celda: Celda) -> bool:
    return bool(celda.strip()) if isinstance(celda, str) else celda is not None
