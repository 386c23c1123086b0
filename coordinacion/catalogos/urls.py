"""Addresses of the catalogue screens."""

from django.urls import path

from . import views, views_escalera, views_sugerencias

app_name = "catalogos"
urlpatterns = [
    path("catalogos/", views.indice, name="inicio"),
    path("catalogos/reglas/", views.reglas, name="reglas"),
    path("catalogos/reglas/<int:pk>/validar/", views.validar, name="validar"),
    path("catalogos/escalones/previa/", views_escalera.previa, name="escalera"),
    path("catalogos/palabras/modelo/", views_sugerencias.modelo, name="sugerencias"),
    path("catalogos/<slug:catalogo>/", views.lista, name="lista"),
    path("catalogos/<slug:catalogo>/nuevo/", views.nuevo, name="nuevo"),
    path("catalogos/<slug:catalogo>/<slug:pk>/", views.editar, name="editar"),
    path("catalogos/<slug:catalogo>/<slug:pk>/uso/", views.uso, name="uso"),
    path("catalogos/<slug:catalogo>/<slug:pk>/quitar/", views.quitar, name="quitar"),
]
