"""Addresses of the agreements and of their commitments."""

from coordinacion.acuerdos.urls_acuerdo import urlpatterns as acuerdos
from coordinacion.acuerdos.urls_compromiso import urlpatterns as compromisos

urlpatterns = [*acuerdos, *compromisos]
