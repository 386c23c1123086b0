"""Addresses of the agreements."""

from django.urls import URLPattern, URLResolver, include, path

from coordinacion.acuerdos.views import acuerdos, escribir, ligas, minuta, tablero, verbos_acuerdo

_acuerdo = [
    path("acuerdos/", acuerdos.lista, name="lista"),
    path("acuerdos/nuevo/", verbos_acuerdo.Nuevo.as_view(), name="proponer"),
    path("acuerdos/tablero/", tablero.ver, name="tablero"),
    path("acuerdos/tablero/tablero.xlsx", tablero.xlsx, name="xlsx"),
    path("acuerdos/tablero/compromisos/", tablero.lista, name="compromisos"),
    path("acuerdos/<int:pk>/", acuerdos.ver, name="ver"),
    path("acuerdos/<int:pk>/acuerdo.pdf", acuerdos.pdf, name="pdf"),
    path("acuerdos/<int:pk>/editar/", verbos_acuerdo.Editar.as_view(), name="editar"),
    path("acuerdos/<int:pk>/alcanzar/", verbos_acuerdo.Alcanzar.as_view(), name="alcanzar"),
    path("acuerdos/<int:pk>/no-alcanzar/", verbos_acuerdo.NoAlcanzar.as_view(), name="no_alcanzar"),
    path("acuerdos/<int:pk>/firmar/", verbos_acuerdo.Firmar.as_view(), name="firmar"),
    path("reuniones/<int:pk>/minuta.pdf", minuta.ver, name="minuta"),
    path("reuniones/<int:pk>/acuerdos/escribir/", escribir.escribir, name="escribir"),
    path("reuniones/<int:pk>/acuerdos/borrador/", escribir.guardar, name="guardar"),
]
_liga = [
    path("compromisos/<int:pk>/ligar/", ligas.LigarAsunto.as_view(), name="asunto"),
    path(
        "asuntos/<slug:slug>/compromisos/ligar/", ligas.LigarCompromiso.as_view(), name="compromiso"
    ),
    path("compromisos/ligas/<int:pk>/quitar/", ligas.Desligar.as_view(), name="desligar"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((_acuerdo, "acuerdo"))),
    path("", include((_liga, "liga"))),
]
