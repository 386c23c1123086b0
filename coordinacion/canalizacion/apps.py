from django.apps import AppConfig


class CanalizacionConfig(AppConfig):
    name = "coordinacion.canalizacion"
    verbose_name = "Canalización"
