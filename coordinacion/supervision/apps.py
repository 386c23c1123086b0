from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "coordinacion.supervision"
    label = "supervision"
    verbose_name = "Supervisión"
