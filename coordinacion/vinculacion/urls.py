"""Addresses of meetings, tables of dialogue and calendars."""

from django.urls import include, path

from coordinacion.vinculacion.views import calendario, mesas, programar, publico, reuniones, verbos

_reunion = [
    path("", reuniones.lista, name="lista"),
    path("programa/", reuniones.programa, name="programa"),
    path("reuniones.xlsx", reuniones.xlsx, name="xlsx"),
    path("reuniones.pdf", reuniones.lista_pdf, name="lista_pdf"),
    path("nueva/", programar.ProgramarReunion.as_view(), name="programar"),
    path("<int:pk>/", reuniones.ver, name="ver"),
    path("<int:pk>/documentos/<int:documento_id>/", reuniones.documento, name="documento"),
    path("<int:pk>/convocatoria.pdf", reuniones.convocatoria, name="convocatoria"),
    path("<int:pk>/reunion.ics", reuniones.ics, name="ics"),
    path("<int:pk>/editar/", verbos.Editar.as_view(), name="editar"),
    path("<int:pk>/orden-del-dia/", verbos.Ordenar.as_view(), name="ordenar"),
    path("<int:pk>/convocar/", verbos.Convocar.as_view(), name="convocar"),
    path("<int:pk>/reprogramar/", verbos.Reprogramar.as_view(), name="reprogramar"),
    path("<int:pk>/asistencia/", verbos.PasarLista.as_view(), name="pasar_lista"),
    path("<int:pk>/celebrar/", verbos.Celebrar.as_view(), name="celebrar"),
    path("<int:pk>/documentos/", verbos.Adjuntar.as_view(), name="adjuntar"),
    path("<int:pk>/formalizar/", verbos.Formalizar.as_view(), name="formalizar"),
    path("<int:pk>/cancelar/", verbos.Cancelar.as_view(), name="cancelar"),
]
_mesa = [
    path("", mesas.lista, name="lista"),
    path("nueva/", programar.ProgramarMesa.as_view(), name="programar"),
    path("<int:pk>/", mesas.ver, name="ver"),
    path("<int:pk>/acta/", mesas.acta, name="acta"),
    path("<int:pk>/editar/", mesas.Editar.as_view(), name="editar"),
    path("<int:pk>/instalar/", mesas.Instalar.as_view(), name="instalar"),
    path("<int:pk>/opiniones/", mesas.Recoger.as_view(), name="recoger"),
    path("<int:pk>/opiniones/<int:opinion_id>/", mesas.Responder.as_view(), name="responder"),
    path("<int:pk>/resumen/", mesas.Publicar.as_view(), name="publicar"),
    path("<int:pk>/resumen/retirar/", mesas.retirar, name="retirar"),
    path("<int:pk>/concluir/", mesas.Concluir.as_view(), name="concluir"),
]
_calendario = [
    path("", calendario.suscripcion, name="suscripcion"),
    path("<str:ficha>/reuniones.ics", calendario.personal, name="personal"),
]
_publico = [
    path("<int:pk>/", publico.mesa, name="mesa"),
    path("<int:pk>/resumen.pdf", publico.mesa_pdf, name="mesa_pdf"),
]

urlpatterns = [
    path("reuniones/", include((_reunion, "reunion"))),
    path("mesas/", include((_mesa, "mesa"))),
    path("calendario/", include((_calendario, "calendario"))),
    path("publico/mesas/", include((_publico, "publico"))),
]
