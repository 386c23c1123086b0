"""Django application of received files and printed forms."""

from django.apps import AppConfig


class DocumentosConfig(AppConfig):
    """Documents: the upload gate, the batch of scans and the forms on paper."""

    name = "coordinacion.documentos"
    verbose_name = "Documentos"
