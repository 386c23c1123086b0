"""Addresses of the minutario."""

from django.urls import include, path

from coordinacion.oficios.views import consultas, digitalizados, recordatorios, redactar, verbos

_oficio = [
    path("", consultas.lista, name="lista"),
    path("recordatorios/", recordatorios.lista, name="recordatorios"),
    path("nuevo/<slug:clase>/", redactar.Nuevo.as_view(), name="nuevo"),
    path("acuses/", digitalizados.Subir.as_view(), name="digitalizados"),
    path("acuses/<int:pk>/", digitalizados.Confirmar.as_view(), name="confirmar"),
    path("acuses/<int:pk>/documento/", digitalizados.documento, name="documento"),
    path("acuses/<int:pk>/descartar/", digitalizados.descartar, name="descartar"),
    path("<int:pk>/", consultas.ver, name="ver"),
    path("<int:pk>/oficio.pdf", consultas.pdf, name="pdf"),
    path("<int:pk>/acuse/", consultas.acuse, name="acuse"),
    path("<int:pk>/editar/", redactar.Editar.as_view(), name="editar"),
    path("<int:pk>/pasar-a-firma/", verbos.EnviarAFirma.as_view(), name="enviar_a_firma"),
    path("<int:pk>/devolver/", verbos.Devolver.as_view(), name="devolver"),
    path("<int:pk>/firmar/", verbos.Firmar.as_view(), name="firmar"),
    path("<int:pk>/despachar/", verbos.Despachar.as_view(), name="despachar"),
    path("<int:pk>/acusar/", verbos.Acusar.as_view(), name="acusar"),
    path("<int:pk>/cancelar/", verbos.Cancelar.as_view(), name="cancelar"),
]

urlpatterns = [path("oficios/", include((_oficio, "oficio")))]
