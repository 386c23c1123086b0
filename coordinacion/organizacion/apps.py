"""Django application of people, institutions, territory and roles."""

from django.apps import AppConfig


class OrganizacionConfig(AppConfig):
    """Organisation: who works where, with which role and between which dates."""

    name = "coordinacion.organizacion"
    verbose_name = "Organización"
