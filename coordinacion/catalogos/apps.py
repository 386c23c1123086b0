"""Django application of the catalogues: their first load and the screens that keep them."""

from django.apps import AppConfig


class CatalogosConfig(AppConfig):
    """Catalogues of the system, kept by whoever holds the role `administracion`."""

    name = "coordinacion.catalogos"
    verbose_name = "Catálogos"
