"""The nightly check of the stored files."""

from celery import shared_task

from coordinacion.documentos import integridad

# Acknowledged when it begins, as the log's check: reading every file may outlive the time after
# which the queue would deliver it again. If it dies, the next hour's tick begins anew.
CUATRO_HORAS = 4 * 3600


@shared_task(acks_late=False, soft_time_limit=CUATRO_HORAS, time_limit=CUATRO_HORAS + 60)
def verificar_archivos() -> None:
    """Compare every file with its fingerprint."""
    integridad.verificar_de_noche()
