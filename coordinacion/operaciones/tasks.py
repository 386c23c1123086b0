"""What Celery wakes in this app."""

from celery import shared_task

from coordinacion.operaciones import services
from workflows import bloque


@shared_task
def ejecutar(operacion_id: int) -> None:
    """Work a while on one operation; whoever waits behind it gets a turn before the rest."""
    if bloque.avanzar(operacion_id):
        ejecutar.delay(operacion_id)


@shared_task
def retomar() -> None:
    """Take up the operations whose worker died or was never woken, and drop what is too old."""
    for operacion_id in services.estancadas(bloque.CLASES):
        ejecutar.delay(operacion_id)
    services.limpiar()
