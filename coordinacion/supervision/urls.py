"""Addresses of the home, of the trays, of the search, of the head's day and of the times."""

from django.urls import include, path

from coordinacion.supervision.views import bandejas, hoy, inicio, tiempos

_bandejas = [
    path("", bandejas.inicio, name="inicio"),
    path("buscar/", bandejas.buscar, name="buscar"),
    path("siguiente/", bandejas.siguiente, name="siguiente"),
    path("<slug:clave>/", bandejas.ver, name="ver"),
    path("<slug:clave>/filtros/", bandejas.filtros, name="filtros"),
]
_hoy = [
    path("", hoy.ver, name="ver"),
    path("instituciones.xlsx", hoy.xlsx, name="xlsx"),
]
_tiempos = [
    path("", tiempos.ver, name="ver"),
    path("lista/", tiempos.lista, name="lista"),
    path("tiempos.xlsx", tiempos.xlsx, name="xlsx"),
]

urlpatterns = [
    path("", inicio.inicio, name="inicio"),
    path("bandejas/", include((_bandejas, "bandejas"))),
    path("hoy/", include((_hoy, "hoy"))),
    path("tiempos/", include((_tiempos, "tiempos"))),
]
