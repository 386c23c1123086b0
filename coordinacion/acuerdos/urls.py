"""Addresses of the agreements and of their commitments."""

from coordinacion.acuerdos.urls_acuerdo import urlpatterns as acuerdos

urlpatterns = [*acuerdos]
