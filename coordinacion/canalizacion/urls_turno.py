"""Addresses of a turn, of the liaison's tray and of what travels on paper."""

from django.urls import include, path

from coordinacion.canalizacion.views import (
    mis_turnos,
    papel,
    por_enlace,
    relaciones,
    turno,
    verbos_plazo,
    verbos_turno,
)

_turno = [
    path("<int:pk>/", turno.ver, name="ver"),
    path("<int:pk>/volante.pdf", turno.volante, name="volante"),
    path("<int:pk>/documentos/<int:doc>/", turno.documento, name="documento"),
    path("<int:pk>/acusar/", verbos_turno.Acusar.as_view(), name="acusar"),
    path("<int:pk>/asignar/", verbos_turno.Asignar.as_view(), name="asignar"),
    path(
        "<int:pk>/avance/",
        verbos_plazo.InformeParcial.as_view(),
        name="informe_parcial",
    ),
    path("<int:pk>/prorroga/", verbos_plazo.SolicitarProrroga.as_view(), name="solicitar_prorroga"),
    path(
        "<int:pk>/prorroga/conceder/",
        verbos_plazo.ConcederProrroga.as_view(),
        name="conceder_prorroga",
    ),
    path("<int:pk>/prorroga/negar/", verbos_plazo.NegarProrroga.as_view(), name="negar_prorroga"),
    path("<int:pk>/suspender/", verbos_plazo.Suspender.as_view(), name="suspender"),
    path("<int:pk>/reanudar/", verbos_plazo.Reanudar.as_view(), name="reanudar"),
    path("<int:pk>/responder/", verbos_turno.Responder.as_view(), name="responder"),
    path("<int:pk>/declinar/", verbos_turno.Declinar.as_view(), name="declinar"),
    path("<int:pk>/notificar/", verbos_turno.Notificar.as_view(), name="notificar"),
    path("<int:pk>/devolver/", verbos_turno.Devolver.as_view(), name="devolver"),
    path("<int:pk>/aceptar/", verbos_turno.Aceptar.as_view(), name="aceptar"),
    path(
        "<int:pk>/cambiar-caracter/",
        verbos_turno.CambiarCaracter.as_view(),
        name="cambiar_caracter",
    ),
    path("<int:pk>/retirar/", verbos_turno.Retirar.as_view(), name="retirar"),
    path("<int:pk>/acusar-papel/", papel.AcusarPapel.as_view(), name="acusar_papel"),
    path("<int:pk>/responder-papel/", papel.ResponderPapel.as_view(), name="responder_papel"),
    path("<int:pk>/declinar-papel/", papel.DeclinarPapel.as_view(), name="declinar_papel"),
    path("<int:pk>/avance-papel/", papel.InformePapel.as_view(), name="informe_papel"),
    path("<int:pk>/prorroga-papel/", papel.ProrrogaPapel.as_view(), name="prorroga_papel"),
    path("<int:pk>/asignar-papel/", papel.AsignarPapel.as_view(), name="asignar_papel"),
    path("<int:pk>/rectificar/", papel.Rectificar.as_view(), name="rectificar"),
]
_mis_turnos = [
    path("", mis_turnos.lista, name="lista"),
    path("acusar/", mis_turnos.acusar_varios, name="acusar_varios"),
]
_papel = [
    path("", papel.inicio, name="inicio"),
    path("relaciones/", relaciones.lista, name="relaciones"),
    path("relaciones/emitir/", relaciones.emitir, name="relacion_emitir"),
    path("relaciones/<int:pk>/", relaciones.relacion, name="relacion"),
    path("relaciones/<int:pk>/relacion.pdf", relaciones.pdf, name="relacion_pdf"),
    path("relaciones/<int:pk>/prueba/", relaciones.prueba, name="relacion_prueba"),
    path("relaciones/<int:pk>/entregar/", relaciones.Entregar.as_view(), name="relacion_entregar"),
]

_enlace = [
    path("", por_enlace.instituciones, name="instituciones"),
    path("<int:pk>/anular/", por_enlace.anular, name="anular"),
    path("<str:ficha>/acusar/", por_enlace.acusar, name="acusar"),
    path("<str:ficha>/responder/", por_enlace.responder, name="responder"),
    path("<str:ficha>/hecho/", por_enlace.hecho, name="hecho"),
]

urlpatterns = [
    path("turnos/", include((_turno, "turno"))),
    path("mis-turnos/", include((_mis_turnos, "mis_turnos"))),
    path("papel/", include((_papel, "papel"))),
    path("enlaces/", include((_enlace, "enlace"))),
]
