from django.apps import AppConfig


class AvisosConfig(AppConfig):
    name = "coordinacion.avisos"
    verbose_name = "Avisos"
