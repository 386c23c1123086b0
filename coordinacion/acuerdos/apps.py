"""Django application of the agreements and their commitments."""

from django.apps import AppConfig


class AcuerdosConfig(AppConfig):
    """What was agreed, who does what by when, and how it ends."""

    name = "coordinacion.acuerdos"
    verbose_name = "Acuerdos y compromisos"
