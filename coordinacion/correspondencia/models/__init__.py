"""The letter and what hangs from it."""

from coordinacion.correspondencia.models.carta import Correspondencia, CorrespondenciaQuerySet
from coordinacion.correspondencia.models.catalogos import Sentido, Tema, Tipo
from coordinacion.correspondencia.models.partes import (
    FolioAnterior,
    Notificacion,
    PersonaAutorizada,
    Peticionario,
    Prevencion,
    Punto,
)

__all__ = [
    "Correspondencia",
    "CorrespondenciaQuerySet",
    "FolioAnterior",
    "Notificacion",
    "PersonaAutorizada",
    "Peticionario",
    "Prevencion",
    "Punto",
    "Sentido",
    "Tema",
    "Tipo",
]
