"""Django application of the interpreters and translations that letters need."""

from django.apps import AppConfig


class LenguasConfig(AppConfig):
    """Who interprets or translates, by when, and how many times it was needed."""

    name = "coordinacion.lenguas"
    verbose_name = "Lenguas"
