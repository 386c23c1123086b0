"""Sending the outbox in the hours of each office, which only the calendars know."""

from datetime import datetime

from coordinacion.avisos.services import enviar
from coordinacion.nucleo import reloj
from coordinacion.plazos.services.jornada import jornada


def enviar_correos(ahora: datetime | None = None) -> int:
    """Send the mails that are due where offices are open; return how many were seen to."""
    abierta = jornada(ahora or reloj.ahora())
    return enviar(abierta) if abierta.hay else 0
