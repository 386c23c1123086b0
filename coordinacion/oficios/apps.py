"""Django application of the oficios that the unit sends."""

from django.apps import AppConfig


class OficiosConfig(AppConfig):
    """The minutario: each oficio with its number, from draft to acuse."""

    name = "coordinacion.oficios"
    verbose_name = "Oficios"
