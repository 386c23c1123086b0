"""What Celery wakes in this app."""

from celery import shared_task

from coordinacion.buzon import services


@shared_task
def recibir_correo() -> None:
    """Read the mailbox once."""
    services.leer_buzon()
