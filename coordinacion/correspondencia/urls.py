"""Addresses of the registering desk, and of the two verbs of a letter that live beside it."""

from django.urls import include, path

from coordinacion.correspondencia.views import (
    consultas,
    contingencia,
    corregir,
    impresos,
    lote,
    mesa,
    registros,
)

_registro = [
    path("registro/", mesa.mesa, name="mesa"),
    path("registro/lote/", lote.lista, name="lote"),
    path("registro/lote/subir/", lote.subir, name="lote_subir"),
    path("registro/lote/separar/", lote.separar, name="lote_separar"),
    path("registro/lote/unir/", lote.unir, name="lote_unir"),
    path("registro/lote/descartar/", lote.descartar, name="lote_descartar"),
    path("registro/lote/<int:pk>/", lote.documento, name="lote_documento"),
    path("registro/remitentes/", consultas.remitentes, name="remitentes"),
    path("registro/relacion-diaria.pdf", impresos.relacion_diaria, name="relacion_diaria"),
    path("registro/registros/", registros.registros, name="registros"),
    path("registro/registros/<int:pk>/cerrar/", registros.Cerrar.as_view(), name="cerrar"),
    path("registro/contingencia/nueva/", contingencia.Reservar.as_view(), name="reservar"),
    path("registro/contingencia/<int:pk>/", contingencia.bloque, name="bloque"),
    path("registro/contingencia/<int:pk>/hojas.pdf", contingencia.hojas, name="hojas"),
    path(
        "registro/contingencia/<int:pk>/sin-usar/",
        contingencia.Declarar.as_view(),
        name="declarar",
    ),
    path("asuntos/<slug:slug>/corregir/", corregir.corregir, name="corregir"),
    path("asuntos/<slug:slug>/acuse.pdf", impresos.acuse, name="acuse"),
]

urlpatterns = [path("", include((_registro, "registro")))]
