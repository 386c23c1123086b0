"""Verbs of a table of dialogue, one function each."""

from coordinacion.vinculacion.services.mesas.concluir import concluir
from coordinacion.vinculacion.services.mesas.editar import editar
from coordinacion.vinculacion.services.mesas.instalar import instalar
from coordinacion.vinculacion.services.mesas.opiniones import recoger, responder
from coordinacion.vinculacion.services.mesas.programar import programar
from coordinacion.vinculacion.services.mesas.publicar import publicar, retirar
from coordinacion.vinculacion.services.mesas.sesionar import sesionar

__all__ = [
    "concluir",
    "editar",
    "instalar",
    "programar",
    "publicar",
    "recoger",
    "responder",
    "retirar",
    "sesionar",
]
