"""Periodic jobs of the clocks."""

from celery import shared_task

from coordinacion.plazos import services


@shared_task
def vigilar_plazos() -> None:
    """Run the watch; its heartbeat is written only when it ended well and nothing is left due."""
    services.vigilar()
    services.latir_al_corriente()


@shared_task
def enviar_correos() -> None:
    """Send the mails that are due."""
    services.enviar_correos()
