"""Addresses of the petitions of giras and audiencias."""

from django.urls import include, path

from coordinacion.giras.views import captura, evento, hojas

_gira = [
    path("", evento.lista, name="lista"),
    path("<int:pk>/", evento.ver, name="ver"),
    path("<int:pk>/capturar/", captura.abrir, name="abrir"),
    path("<int:pk>/relacion.pdf", evento.relacion, name="relacion"),
    path("<int:pk>/relacion.xlsx", evento.xlsx, name="xlsx"),
    path("<int:pk>/acuses.pdf", evento.talones, name="talones"),
    path("<int:pk>/hojas/", hojas.Hojas.as_view(), name="hojas"),
    path("<int:pk>/hojas.pdf", hojas.pdf, name="hojas_pdf"),
    path("<int:pk>/hojas/llenas/", hojas.Leer.as_view(), name="leer_hojas"),
    path("<int:pk>/hojas/<int:numero>/", hojas.hoja, name="hoja"),
    path("<int:pk>/hojas/<int:numero>/documento/", hojas.documento, name="hoja_documento"),
    path("captura/<int:pk>/", captura.ver, name="captura"),
    path("captura/<int:pk>/guardar/", captura.guardar, name="guardar"),
    path("captura/<int:pk>/continuar/", captura.continuar, name="continuar"),
]

urlpatterns = [path("giras/", include((_gira, "gira")))]
