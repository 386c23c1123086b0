"""Addresses of a case and of the verbs of its letter."""

from django.urls import include, path

from coordinacion.canalizacion.views import (
    asignacion,
    asunto,
    asunto_papeles,
    clasificar,
    competencia,
    ligar,
)
from coordinacion.canalizacion.views import verbos_asunto as verbos
from coordinacion.canalizacion.views import verbos_prevencion as prevencion

_asunto = [
    path("ir/", asunto.ir, name="ir"),
    path("camino/", asunto.camino, name="camino"),
    path("instituciones.json", clasificar.instituciones, name="instituciones"),
    path("<slug:slug>/", asunto.ver, name="ver"),
    path("<slug:slug>/documento/<int:pk>/", asunto.documento, name="documento"),
    path("<slug:slug>/visor/<int:pk>/", asunto.visor, name="visor"),
    path("<slug:slug>/por-que/<int:pk>/", asunto.por_que, name="por_que"),
    path("<slug:slug>/clasificar/", clasificar.ClasificarYTurnar.as_view(), name="clasificar"),
    path("<slug:slug>/clasificar/destinos/", clasificar.destinos, name="destinos"),
    path("<slug:slug>/clasificar/prever/", clasificar.prever, name="prever"),
    path("<slug:slug>/turnar/", clasificar.Turnar.as_view(), name="turnar"),
    path(
        "<slug:slug>/turnar/<int:pk>/",
        competencia.TurnarALaPropuesta.as_view(),
        name="turnar_propuesta",
    ),
    path("<slug:slug>/reclasificar/", verbos.Reclasificar.as_view(), name="reclasificar"),
    path("<slug:slug>/remitir/", verbos.Remitir.as_view(), name="remitir"),
    path(
        "<slug:slug>/responder-directo/",
        verbos.ResponderDirecto.as_view(),
        name="responder_directo",
    ),
    path(
        "<slug:slug>/tomar-conocimiento/",
        verbos.TomarConocimiento.as_view(),
        name="tomar_conocimiento",
    ),
    path("<slug:slug>/prevenir/", prevencion.Prevenir.as_view(), name="prevenir"),
    path("<slug:slug>/desahogar/", prevencion.Desahogar.as_view(), name="desahogar"),
    path("<slug:slug>/desechar/", verbos.Desechar.as_view(), name="desechar"),
    path("<slug:slug>/desglosar/", verbos.Desglosar.as_view(), name="desglosar"),
    path("<slug:slug>/ligar/", ligar.Ligar.as_view(), name="ligar"),
    path("<slug:slug>/desligar/<int:pk>/", ligar.Desligar.as_view(), name="desligar"),
    path("<slug:slug>/acumular/", verbos.Acumular.as_view(), name="acumular"),
    path("<slug:slug>/regresar/", verbos.Regresar.as_view(), name="regresar"),
    path("<slug:slug>/notificar/", verbos.Notificar.as_view(), name="notificar"),
    path("<slug:slug>/reabrir/", verbos.Reabrir.as_view(), name="reabrir"),
    path("<slug:slug>/cancelar/", verbos.Cancelar.as_view(), name="cancelar"),
    path("<slug:slug>/tomar/", asignacion.Tomar.as_view(), name="tomar"),
    path("<slug:slug>/soltar/", asignacion.Soltar.as_view(), name="soltar"),
    path("<slug:slug>/reasignar/", asignacion.Reasignar.as_view(), name="reasignar"),
    path("<slug:slug>/adjuntar/", asunto_papeles.Adjuntar.as_view(), name="adjuntar"),
    path("<slug:slug>/autorizar/", asunto_papeles.Autorizar.as_view(), name="autorizar"),
]

_competencia = [
    path("", competencia.temas, name="temas"),
    path("<int:tema>/<int:institucion>/adoptar/", competencia.adoptar, name="adoptar"),
]

urlpatterns = [
    path("asuntos/", include((_asunto, "asunto"))),
    path("competencia/", include((_competencia, "competencia"))),
]
