"""Reads of the archive: its files, what each one holds, and which one a letter is suggested."""

from coordinacion.archivo.selectors.expedientes import (
    acceso_de,
    expediente_para,
    expedientes,
    por_codigo,
    series_vigentes,
)
from coordinacion.archivo.selectors.piezas import pieza_de, piezas_de, resumen
from coordinacion.archivo.selectors.sugerencias import Sugerencia, sugerencia, sugerencias

__all__ = [
    "Sugerencia",
    "acceso_de",
    "expediente_para",
    "expedientes",
    "pieza_de",
    "piezas_de",
    "por_codigo",
    "resumen",
    "series_vigentes",
    "sugerencia",
    "sugerencias",
]
