"""Spreadsheets that cannot carry a formula: every text is stored as text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet


def _celda(hoja: WriteOnlyWorksheet, valor: Any, *, negrita: bool = False) -> WriteOnlyCell:
    celda = WriteOnlyCell(hoja, value=valor)
    if isinstance(valor, str):
        celda.data_type = "s"  # openpyxl would store a leading "=" as a formula
    if negrita:
        celda.font = Font(bold=True)
    return celda


@dataclass(frozen=True)
class Hoja:
    """One sheet of a spreadsheet; `titulo` names it (at most 31 characters)."""

    titulo: str
    encabezados: Sequence[str]
    filas: Iterable[Sequence[Any]]


def libro_xlsx(titulo: str, encabezados: Sequence[str], filas: Iterable[Sequence[Any]]) -> bytes:
    """A spreadsheet of one sheet with bold headers."""
    return libro_de_hojas([Hoja(titulo, encabezados, filas)])


def libro_de_hojas(hojas: Iterable[Hoja]) -> bytes:
    """A spreadsheet with those sheets, each with bold headers."""
    libro = Workbook(write_only=True)
    for una in hojas:
        hoja = libro.create_sheet(una.titulo[:31])
        hoja.append([_celda(hoja, texto, negrita=True) for texto in una.encabezados])
        for fila in una.filas:
            hoja.append([_celda(hoja, valor) for valor in fila])
    salida = BytesIO()
    libro.save(salida)
    return salida.getvalue()
