"""The nightly job of the log."""

from celery import shared_task

from coordinacion.bitacora import services

# Acknowledged when it begins: a check of many millions of lines outlives the time after which the
# queue would deliver it again. If it dies, the next hour's tick does what is missing.
CUATRO_HORAS = 4 * 3600


@shared_task(acks_late=False, soft_time_limit=CUATRO_HORAS, time_limit=CUATRO_HORAS + 60)
def cerrar_dia() -> None:
    """Seal the day and check the whole log."""
    services.cerrar_dia()
