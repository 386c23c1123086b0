from django.apps import AppConfig


class PlazosConfig(AppConfig):
    name = "coordinacion.plazos"
    verbose_name = "Plazos"
