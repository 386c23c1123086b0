"""Spreadsheets that cannot carry a formula: every text is stored as text."""

from collections.abc import Iterable, Sequence
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


def libro_xlsx(titulo: str, encabezados: Sequence[str], filas: Iterable[Sequence[Any]]) -> bytes:
    """One sheet with bold headers; `titulo` names the sheet (at most 31 characters)."""
    libro = Workbook(write_only=True)
    hoja = libro.create_sheet(titulo[:31])
    hoja.append([_celda(hoja, texto, negrita=True) for texto in encabezados])
    for fila in filas:
        hoja.append([_celda(hoja, valor) for valor in fila])
    salida = BytesIO()
    libro.save(salida)
    return salida.getvalue()
