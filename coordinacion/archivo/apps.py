"""Django application of the archive."""

from django.apps import AppConfig


class ArchivoConfig(AppConfig):
    """Where a letter ends: in a file, with its place and its sheets counted."""

    name = "coordinacion.archivo"
    verbose_name = "Archivo"
