"""Pages of a PDF: split one stack into letters, join the halves of one letter. Bytes to bytes."""

import io
import itertools
from collections.abc import Sequence

import pikepdf

from coordinacion.nucleo.errores import DatoInvalido


def separar(contenido: bytes, cortes: Sequence[int]) -> list[bytes]:
    """Split before each page (from 1) of `cortes`; raises DatoInvalido on "cortes"."""
    with pikepdf.open(io.BytesIO(contenido), suppress_warnings=True) as pdf:
        total = len(pdf.pages)
        inicios = sorted(set(cortes))
        if not inicios or inicios[0] < 2 or inicios[-1] > total:
            raise DatoInvalido({"cortes": _por_que_no(total)})
        bordes = [1, *inicios, total + 1]
        return [
            _armar([pdf], slice(desde - 1, hasta - 1))
            for desde, hasta in itertools.pairwise(bordes)
        ]


def unir(contenidos: Sequence[bytes]) -> bytes:
    """Join whole PDFs in order."""
    abiertos = [pikepdf.open(io.BytesIO(c), suppress_warnings=True) for c in contenidos]
    try:
        return _armar(abiertos, slice(None))
    finally:
        for pdf in abiertos:
            pdf.close()


def _armar(origenes: Sequence[pikepdf.Pdf], hojas: slice) -> bytes:
    salida = io.BytesIO()
    with pikepdf.new() as nuevo:
        for origen in origenes:
            nuevo.add_pages_from(origen, hojas)
        nuevo.remove_unreferenced_resources()
        nuevo.save(salida)
    return salida.getvalue()


def _por_que_no(total: int) -> str:
    if total < 2:
        return "El documento tiene una sola página: no hay qué separar."
    return f"Indique páginas entre la 2 y la {total}: cada una comienza un documento nuevo."
