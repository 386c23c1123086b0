"""Addresses of bringing a register in."""

from django.urls import include, path

from coordinacion.carga.views import importar

_importar = [
    path("", importar.Subir.as_view(), name="lista"),
    path("<int:pk>/", importar.ver, name="ver"),
    path("<int:pk>/avance/", importar.avance, name="avance"),
    path("<int:pk>/informe.xlsx", importar.informe, name="informe"),
    path("<int:pk>/aplicar/", importar.aplicar, name="aplicar"),
]

urlpatterns = [path("importar/", include((_importar, "importar")))]
