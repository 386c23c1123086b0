"""Addresses of the archive."""

from django.urls import include, path

from coordinacion.archivo.views import asuntos, consultas, verbos

_archivo = [
    path("expedientes/", consultas.lista, name="lista"),
    path("expedientes/nuevo/", verbos.Abrir.as_view(), name="abrir"),
    path("expedientes/<int:pk>/", consultas.ver, name="ver"),
    path("expedientes/<int:pk>/caratula.pdf", consultas.caratula, name="caratula"),
    path("expedientes/<int:pk>/corregir/", verbos.Editar.as_view(), name="editar"),
    path("expedientes/<int:pk>/cerrar/", verbos.Cerrar.as_view(), name="cerrar_expediente"),
    path(
        "expedientes/<int:pk>/volver-a-abrir/",
        verbos.VolverAAbrir.as_view(),
        name="volver_a_abrir",
    ),
    path("asuntos/<slug:slug>/concluir/", asuntos.Concluir.as_view(), name="concluir"),
    path("asuntos/<slug:slug>/archivar/", asuntos.Archivar.as_view(), name="archivar"),
    path("asuntos/<slug:slug>/expediente/", asuntos.Trasladar.as_view(), name="trasladar"),
]

urlpatterns = [path("", include((_archivo, "archivo")))]
