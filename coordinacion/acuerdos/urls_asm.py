"""Addresses of the follow-up tables of evaluations."""

from django.urls import include, path

from coordinacion.acuerdos.views import asm

_asm = [
    path("", asm.Subir.as_view(), name="lista"),
    path("archivos/<int:pk>/", asm.archivo, name="archivo"),
    path("archivos/<int:pk>/aplicar/", asm.aplicar, name="aplicar"),
    path("tablas/<int:pk>/", asm.tabla, name="tabla"),
    path("tablas/<int:pk>/hoja/", asm.hoja, name="hoja"),
    path("tablas/<int:pk>/pdf/", asm.pdf, name="pdf"),
]

urlpatterns = [path("asm/", include((_asm, "asm")))]
