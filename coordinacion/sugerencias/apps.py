"""Django application of what the system proposes and a person confirms."""

from django.apps import AppConfig


class SugerenciasConfig(AppConfig):
    """Topics and institutions proposed for a letter, each with its reason."""

    name = "coordinacion.sugerencias"
    verbose_name = "Sugerencias"
