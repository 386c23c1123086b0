"""Django application of the tables of dialogue and the meetings."""

from django.apps import AppConfig


class VinculacionConfig(AppConfig):
    """What is met for, who came, and what was heard."""

    name = "coordinacion.vinculacion"
    verbose_name = "Vinculación"
