"""What Celery wakes in this app."""

from celery import shared_task

from coordinacion.acuerdos import services


@shared_task
def repartir_avisos() -> None:
    """Put in the outbox the mails that notices ask for."""
    services.repartir_avisos()
