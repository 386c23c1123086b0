from django.apps import AppConfig


class NucleoConfig(AppConfig):
    name = "coordinacion.nucleo"
    verbose_name = "Núcleo"
