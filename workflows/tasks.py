"""What Celery wakes in the flows."""

from celery import shared_task

from workflows import verificacion


@shared_task
def verificar_flujos() -> None:
    """Put right the processes that are not where their letters ask."""
    verificacion.verificar(reparar=True)
