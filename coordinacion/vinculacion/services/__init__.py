"""Verbs of a meeting, one function each; those of a table are in `mesas`."""

from coordinacion.vinculacion.services.adjuntar import adjuntar
from coordinacion.vinculacion.services.calendario import dejar_calendario, renovar_calendario
from coordinacion.vinculacion.services.cancelar import cancelar
from coordinacion.vinculacion.services.celebrar import celebrar
from coordinacion.vinculacion.services.convocar import convocar
from coordinacion.vinculacion.services.editar import editar
from coordinacion.vinculacion.services.formalizar import formalizar
from coordinacion.vinculacion.services.ordenar import ordenar
from coordinacion.vinculacion.services.pasar_lista import pasar_lista
from coordinacion.vinculacion.services.programar import programar
from coordinacion.vinculacion.services.reprogramar import reprogramar

__all__ = [
    "adjuntar",
    "cancelar",
    "celebrar",
    "convocar",
    "dejar_calendario",
    "editar",
    "formalizar",
    "ordenar",
    "pasar_lista",
    "programar",
    "renovar_calendario",
    "reprogramar",
]
