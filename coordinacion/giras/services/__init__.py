"""What is done with the petitions of a gira, one function each."""

from coordinacion.giras.services.capturar import abrir, continuar, guardar
from coordinacion.giras.services.hojas import imprimir_hojas, leer_hoja
from coordinacion.giras.services.registrar import registrar

__all__ = ["abrir", "continuar", "guardar", "imprimir_hojas", "leer_hoja", "registrar"]
