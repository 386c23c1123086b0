"""The peer's own app, which only its own settings install."""

from django.apps import AppConfig


class Vecino(AppConfig):
    """Two flows over one process model."""

    name = "bench.vecino"
    default_auto_field = "django.db.models.BigAutoField"
