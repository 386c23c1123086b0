"""Periodic jobs of the clocks."""

from celery import shared_task

from coordinacion.plazos import services
from coordinacion.plazos.services.vigilancia import LATIDO


@shared_task
def vigilar_plazos() -> None:
    """Run the watch; the heartbeat is written only when it ended well."""
    services.vigilar()
    services.latir(LATIDO)


@shared_task
def enviar_correos() -> None:
    """Send the mails that are due."""
    services.enviar_correos()
