"""Verbs of an oficio, one function each."""

from coordinacion.oficios.services.acusar import acusar
from coordinacion.oficios.services.cancelar import cancelar
from coordinacion.oficios.services.despachar import despachar
from coordinacion.oficios.services.devolver import devolver
from coordinacion.oficios.services.digitalizar import confirmar, descartar, digitalizar
from coordinacion.oficios.services.editar import editar
from coordinacion.oficios.services.elaborar import elaborar
from coordinacion.oficios.services.enviar_a_firma import enviar_a_firma
from coordinacion.oficios.services.firmar import firmar

__all__ = [
    "acusar",
    "cancelar",
    "confirmar",
    "descartar",
    "despachar",
    "devolver",
    "digitalizar",
    "editar",
    "elaborar",
    "enviar_a_firma",
    "firmar",
]
