"""Addresses of the case, of its turns, and of what travels on paper."""

from coordinacion.canalizacion import urls_asunto, urls_turno

urlpatterns = [*urls_asunto.urlpatterns, *urls_turno.urlpatterns]
