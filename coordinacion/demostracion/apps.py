from django.apps import AppConfig


class DemostracionConfig(AppConfig):
    name = "coordinacion.demostracion"
    verbose_name = "Demostración"
