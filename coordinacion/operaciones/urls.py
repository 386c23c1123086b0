"""Addresses of work on many records."""

from django.urls import include, path

from coordinacion.operaciones.views import pedir, progreso

_operaciones = [
    path("", progreso.lista, name="lista"),
    path("elegir/", pedir.elegir, name="elegir"),
    path("<int:pk>/preparar/", pedir.Preparar.as_view(), name="preparar"),
    path("<int:pk>/", progreso.ver, name="ver"),
    path("<int:pk>/avance/", progreso.avance, name="avance"),
    path("<int:pk>/archivo/", progreso.archivo, name="archivo"),
    path("<int:pk>/detener/", progreso.detener, name="detener"),
    path("<int:pk>/reintentar/", progreso.reintentar, name="reintentar"),
]

urlpatterns = [path("operaciones/", include((_operaciones, "operaciones")))]
