from django.apps import AppConfig


class BitacoraConfig(AppConfig):
    name = "coordinacion.bitacora"
    verbose_name = "Bitácora"
