"""What Celery wakes in this app."""

from celery import shared_task

from coordinacion.canalizacion import services


@shared_task
def acusar_tacitos() -> None:
    """Acknowledge tacitly the turns whose ACUSE ran out."""
    services.acusar_tacitos()


@shared_task
def vencer_prevenciones() -> None:
    """End the preventions whose term ran out."""
    services.vencer_prevenciones()
