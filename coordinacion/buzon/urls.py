"""Addresses of the mail that comes in."""

from django.urls import include, path

from coordinacion.buzon.views import bandeja, registrar, responder

_buzon = [
    path("", bandeja.lista, name="lista"),
    path("<int:pk>/", bandeja.ver, name="ver"),
    path("<int:pk>/adjuntos/<int:doc>/", bandeja.adjunto, name="adjunto"),
    path("<int:pk>/registrar/", registrar.registrar, name="registrar"),
    path("<int:pk>/respuesta/", responder.elegir, name="elegir"),
    path("<int:pk>/respuesta/<int:turno>/", responder.Responder.as_view(), name="responder"),
    path("<int:pk>/descartar/", bandeja.Descartar.as_view(), name="descartar"),
    path("<int:pk>/devolver/", bandeja.recuperar, name="recuperar"),
]

urlpatterns = [path("correo-recibido/", include((_buzon, "buzon")))]
