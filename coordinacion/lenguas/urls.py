"""Addresses of the language supports."""

from django.urls import include, path

from coordinacion.lenguas.views import consultas, cuentas, verbos

_apoyo = [
    path("", consultas.lista, name="lista"),
    path("apoyos.xlsx", consultas.xlsx, name="xlsx"),
    path("cuentas/", cuentas.ver, name="cuentas"),
    path("cuentas.xlsx", cuentas.xlsx, name="cuentas_xlsx"),
    path("nuevo/<slug:slug>/", verbos.Solicitar.as_view(), name="solicitar"),
    path("<int:pk>/", consultas.ver, name="ver"),
    path("<int:pk>/asignar/", verbos.Asignar.as_view(), name="asignar"),
    path("<int:pk>/prestar/", verbos.Prestar.as_view(), name="prestar"),
    path("<int:pk>/no-disponible/", verbos.NoDisponible.as_view(), name="declarar_no_disponible"),
    path("<int:pk>/cancelar/", verbos.Cancelar.as_view(), name="cancelar"),
]

urlpatterns = [path("apoyos/", include((_apoyo, "apoyo")))]
