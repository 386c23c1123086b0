from django.apps import AppConfig


class CargaConfig(AppConfig):
    name = "coordinacion.carga"
    verbose_name = "Carga"
