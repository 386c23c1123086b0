"""Verbs of a language support, one function each."""

from coordinacion.lenguas.services.asignar import asignar
from coordinacion.lenguas.services.cancelar import cancelar, cancelar_los_de
from coordinacion.lenguas.services.declarar_no_disponible import declarar_no_disponible
from coordinacion.lenguas.services.exigir import exigir_apoyo, exigir_traduccion
from coordinacion.lenguas.services.prestar import prestar
from coordinacion.lenguas.services.solicitar import solicitar, solicitar_lo_pedido

__all__ = [
    "asignar",
    "cancelar",
    "cancelar_los_de",
    "declarar_no_disponible",
    "exigir_apoyo",
    "exigir_traduccion",
    "prestar",
    "solicitar",
    "solicitar_lo_pedido",
]
