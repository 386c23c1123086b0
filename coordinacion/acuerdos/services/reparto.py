"""Handing out notices by mail, those of commitments with their links."""

from datetime import datetime

from coordinacion.acuerdos.selectors.avisables import situar
from coordinacion.canalizacion import services as canalizacion


def repartir_avisos(ahora: datetime | None = None) -> int:
    """Put in the outbox the mails that are due, as `canalizacion` does; return how many."""
    return canalizacion.repartir_avisos(ahora, situar)
