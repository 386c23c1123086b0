"""Verbs of the archive, one function each."""

from coordinacion.archivo.services.abrir import abrir
from coordinacion.archivo.services.archivar import archivar
from coordinacion.archivo.services.cerrar import cerrar, volver_a_abrir
from coordinacion.archivo.services.concluir import concluir
from coordinacion.archivo.services.editar import editar
from coordinacion.archivo.services.trasladar import trasladar

__all__ = ["abrir", "archivar", "cerrar", "concluir", "editar", "trasladar", "volver_a_abrir"]
