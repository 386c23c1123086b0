"""The doors of the log: write a fact, seal a day, check everything, and erase personal data."""

from coordinacion.bitacora.services.asentar import asentar, asentar_varios, en_suplencia
from coordinacion.bitacora.services.exigir import exigir_que_admita, exigir_version
from coordinacion.bitacora.services.sellos import sellar
from coordinacion.bitacora.services.supresion import suprimir_datos
from coordinacion.bitacora.services.verificacion import cerrar_dia, verificar

__all__ = [
    "asentar",
    "asentar_varios",
    "cerrar_dia",
    "en_suplencia",
    "exigir_que_admita",
    "exigir_version",
    "sellar",
    "suprimir_datos",
    "verificar",
]
