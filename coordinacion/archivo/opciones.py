"""Closed vocabularies of the archive."""

from django.db.models import TextChoices


class DestinoFinal(TextChoices):
    """What becomes of a file once its years have passed, by the disposition catalogue."""

    BAJA = "baja", "Baja documental"
    MUESTREO = "muestreo", "Muestreo"
    HISTORICO = "historico", "Archivo histórico"
