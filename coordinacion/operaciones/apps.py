from django.apps import AppConfig


class OperacionesConfig(AppConfig):
    name = "coordinacion.operaciones"
    label = "operaciones"
    verbose_name = "Operaciones"
