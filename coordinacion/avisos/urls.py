"""Addresses of the bell."""

from django.urls import path

from coordinacion.avisos import views

app_name = "avisos"

urlpatterns = [
    path("avisos/", views.lista, name="lista"),
    path("avisos/leer/", views.leer, name="leer"),
    path("avisos/correo/", views.correo, name="correo"),
    path("avisos/correo/reintentar/", views.reintentar, name="reintentar"),
]
