from django.apps import AppConfig


class RelevosConfig(AppConfig):
    name = "coordinacion.relevos"
    verbose_name = "relevos"
