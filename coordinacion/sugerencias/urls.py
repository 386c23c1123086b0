"""Addresses of what is proposed while somebody types."""

from django.urls import include, path

from coordinacion.sugerencias import views

_antecedentes = [path("registro/antecedentes/", views.antecedentes, name="mesa")]

urlpatterns = [path("", include((_antecedentes, "antecedentes")))]
