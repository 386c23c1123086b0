"""Verbs of an operation: kept, set going, advanced row by row, stopped, ended."""

from coordinacion.operaciones.services.avance import (
    anotar,
    atender,
    contar,
    empezar,
    estancadas,
    pendientes,
    terminar,
    todos,
)
from coordinacion.operaciones.services.crear import NuevoRenglon, confirmar, crear, repetir
from coordinacion.operaciones.services.final import detener, guardar_resultado, limpiar

__all__ = [
    "NuevoRenglon",
    "anotar",
    "atender",
    "confirmar",
    "contar",
    "crear",
    "detener",
    "empezar",
    "estancadas",
    "guardar_resultado",
    "limpiar",
    "pendientes",
    "repetir",
    "terminar",
    "todos",
]
