"""The turn and all that hangs from it."""

from coordinacion.canalizacion.models.catalogos import Instruccion, RelacionEnvio
from coordinacion.canalizacion.models.enlaces import SerieDeEnlaces
from coordinacion.canalizacion.models.respuesta import InformeParcial, Respuesta, SentidoDePunto
from coordinacion.canalizacion.models.turno import MUERTOS, PENDIENTES, Turno, TurnoQuerySet

__all__ = [
    "MUERTOS",
    "PENDIENTES",
    "InformeParcial",
    "Instruccion",
    "RelacionEnvio",
    "Respuesta",
    "SentidoDePunto",
    "SerieDeEnlaces",
    "Turno",
    "TurnoQuerySet",
]
