from django.apps import AppConfig


class CorrespondenciaConfig(AppConfig):
    name = "coordinacion.correspondencia"
    verbose_name = "Correspondencia"
