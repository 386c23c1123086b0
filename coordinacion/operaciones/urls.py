"""Addresses of work on many records."""

from django.urls import include, path

from coordinacion.operaciones.views import progreso

_operaciones = [
    path("", progreso.lista, name="lista"),
    path("<int:pk>/", progreso.ver, name="ver"),
    path("<int:pk>/avance/", progreso.avance, name="avance"),
    path("<int:pk>/archivo/", progreso.archivo, name="archivo"),
    path("<int:pk>/detener/", progreso.detener, name="detener"),
    path("<int:pk>/reintentar/", progreso.reintentar, name="reintentar"),
]

urlpatterns = [path("operaciones/", include((_operaciones, "operaciones")))]
