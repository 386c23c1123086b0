"""The letter and what hangs from it."""

from coordinacion.correspondencia.models.carta import (
    ABIERTOS,
    POR_ARCHIVAR,
    Correspondencia,
    CorrespondenciaQuerySet,
)
from coordinacion.correspondencia.models.catalogos import Sentido, Tema, Tipo
from coordinacion.correspondencia.models.contingencia import (
    BloqueDeContingencia,
    FolioReservado,
)
from coordinacion.correspondencia.models.liga import Liga, LigaQuerySet
from coordinacion.correspondencia.models.partes import (
    FolioAnterior,
    Notificacion,
    PersonaAutorizada,
    Peticionario,
    Prevencion,
    Punto,
)

__all__ = [
    "ABIERTOS",
    "POR_ARCHIVAR",
    "BloqueDeContingencia",
    "Correspondencia",
    "CorrespondenciaQuerySet",
    "FolioAnterior",
    "FolioReservado",
    "Liga",
    "LigaQuerySet",
    "Notificacion",
    "PersonaAutorizada",
    "Peticionario",
    "Prevencion",
    "Punto",
    "Sentido",
    "Tema",
    "Tipo",
]
