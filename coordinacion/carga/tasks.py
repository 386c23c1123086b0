"""What Celery wakes in this app."""

from celery import shared_task

from workflows import importacion


@shared_task
def atender_importaciones() -> None:
    """Attend to one import that waits, and call again if there may be more."""
    if importacion.atender():
        atender_importaciones.delay()
