"""Addresses of absence and change."""

from django.urls import include, path

from coordinacion.relevos.views import acta, ausencias, extinguir, trabajo

_relevo = [
    path("", ausencias.lista, name="ausencias"),
    path("ausencias/<int:pk>/terminar/", ausencias.terminar, name="terminar"),
    path("instituciones/", extinguir.lista, name="instituciones"),
    path("instituciones/<int:pk>/", extinguir.extinguir, name="extinguir"),
    path("sin-persona/", trabajo.lista, name="sin_persona"),
    path("personas/<int:pk>/", trabajo.persona, name="persona"),
    path("acta/", acta.ver, name="acta"),
    path("acta.pdf", acta.pdf, name="acta_pdf"),
    path("acta.xlsx", acta.xlsx, name="acta_xlsx"),
]

urlpatterns = [path("relevos/", include((_relevo, "relevo")))]
