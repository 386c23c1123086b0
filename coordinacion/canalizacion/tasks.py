"""What Celery wakes in this app."""

from celery import shared_task

from coordinacion.canalizacion import services


@shared_task
def acusar_tacitos() -> None:
    """Acknowledge tacitly the turns whose ACUSE ran out."""
    services.acusar_tacitos()
