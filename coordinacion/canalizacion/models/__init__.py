"""The turn and all that hangs from it."""

from coordinacion.canalizacion.models.catalogos import Instruccion, RelacionEnvio
from coordinacion.canalizacion.models.enlaces import SerieDeEnlaces
from coordinacion.canalizacion.models.respuesta import InformeParcial, Respuesta, SentidoDePunto
from coordinacion.canalizacion.models.traspaso import Traspaso
from coordinacion.canalizacion.models.turno import (
    EN_CURSO,
    MUERTOS,
    PENDIENTES,
    Turno,
    TurnoQuerySet,
)

__all__ = [
    "EN_CURSO",
    "MUERTOS",
    "PENDIENTES",
    "InformeParcial",
    "Instruccion",
    "RelacionEnvio",
    "Respuesta",
    "SentidoDePunto",
    "SerieDeEnlaces",
    "Traspaso",
    "Turno",
    "TurnoQuerySet",
]
