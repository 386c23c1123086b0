"""The verbs of the mail that comes in."""

from coordinacion.buzon.services.atender import descartar_correo, recuperar_correo
from coordinacion.buzon.services.leer import leer_buzon
from coordinacion.buzon.services.recibir import recibir_correo
from coordinacion.buzon.services.registrar import registrar_correo, vincular_correo

__all__ = [
    "descartar_correo",
    "leer_buzon",
    "recibir_correo",
    "recuperar_correo",
    "registrar_correo",
    "vincular_correo",
]
