"""Files as people keep their registers: CSV and XLSX."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook


def en_csv(*filas: Sequence[Any], separador: str = ",", codificacion: str = "utf-8") -> bytes:
    salida = io.StringIO(newline="")
    csv.writer(salida, delimiter=separador).writerows(filas)
    return salida.getvalue().encode(codificacion)


def en_xlsx(*filas: Sequence[Any]) -> bytes:
    libro = Workbook()
    hoja = libro.active
    assert hoja is not None
    for fila in filas:
        hoja.append(list(fila))
    salida = io.BytesIO()
    libro.save(salida)
    return salida.getvalue()
