"""Addresses of the commitments."""

from django.urls import include, path

from coordinacion.acuerdos.enlaces import ESPACIO
from coordinacion.acuerdos.views import (
    compromiso_por_enlace,
    compromisos,
    escribir_compromiso,
    verbos_compromiso,
)

_compromiso = [
    path("", compromisos.lista, name="lista"),
    path("hoja/", compromisos.xlsx, name="xlsx"),
    path("nuevo/<int:pk>/", escribir_compromiso.Escribir.as_view(), name="escribir"),
    path("<int:pk>/", compromisos.ver, name="ver"),
    path("<int:pk>/por-que/", compromisos.por_que, name="por_que"),
    path("<int:pk>/documentos/<int:doc>/", compromisos.documento, name="documento"),
    path("<int:pk>/lo-que-falta/", escribir_compromiso.Continuar.as_view(), name="continuar"),
    path("<int:pk>/editar/", verbos_compromiso.Editar.as_view(), name="editar"),
    path("<int:pk>/formalizar/", verbos_compromiso.Formalizar.as_view(), name="formalizar"),
    path("<int:pk>/avance/", verbos_compromiso.Informar.as_view(), name="informar"),
    path("<int:pk>/reportar/", verbos_compromiso.Reportar.as_view(), name="reportar"),
    path("<int:pk>/verificar/", verbos_compromiso.Verificar.as_view(), name="verificar"),
    path("<int:pk>/rechazar/", verbos_compromiso.Rechazar.as_view(), name="rechazar"),
    path(
        "<int:pk>/papel/avance/",
        verbos_compromiso.InformarPapel.as_view(),
        name="informar_papel",
    ),
    path(
        "<int:pk>/papel/reportar/",
        verbos_compromiso.ReportarPapel.as_view(),
        name="reportar_papel",
    ),
    path(
        "<int:pk>/papel/verificar/",
        verbos_compromiso.VerificarPapel.as_view(),
        name="verificar_papel",
    ),
    path(
        "<int:pk>/papel/rechazar/",
        verbos_compromiso.RechazarPapel.as_view(),
        name="rechazar_papel",
    ),
    path("<int:pk>/reprogramar/", verbos_compromiso.Reprogramar.as_view(), name="reprogramar"),
    path("<int:pk>/incumplir/", verbos_compromiso.Incumplir.as_view(), name="incumplir"),
    path("<int:pk>/cancelar/", verbos_compromiso.Cancelar.as_view(), name="cancelar"),
]

_enlace = [
    path("informar/<str:ficha>/", compromiso_por_enlace.informar, name="informar"),
    path("reportar/<str:ficha>/", compromiso_por_enlace.reportar, name="reportar"),
    path("verificar/<str:ficha>/", compromiso_por_enlace.verificar, name="verificar"),
    path("rechazar/<str:ficha>/", compromiso_por_enlace.rechazar, name="rechazar"),
    path("hecho/<str:ficha>/", compromiso_por_enlace.hecho, name="hecho"),
]

urlpatterns = [
    path("compromisos/", include((_compromiso, "compromiso"))),
    path("enlace/compromiso/", include((_enlace, ESPACIO))),
]
