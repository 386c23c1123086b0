"""Django application of what people hand in at giras and audiencias."""

from django.apps import AppConfig


class GirasConfig(AppConfig):
    """Petitions captured line by line at an event, and the letters that they became."""

    name = "coordinacion.giras"
    verbose_name = "Giras y audiencias"
