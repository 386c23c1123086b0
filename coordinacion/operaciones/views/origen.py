"""The list that a selection was made in: a tray, the search, or the liaison's turns."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from coordinacion.canalizacion.selectors import mis_turnos
from coordinacion.canalizacion.selectors.mis_turnos import Grupo
from coordinacion.nucleo import reloj
from coordinacion.operaciones.verbos import MIS_TURNOS
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import ROLES_INSTITUCION
from coordinacion.organizacion.selectors import papeles
from coordinacion.supervision.bandejas import BUSQUEDA
from coordinacion.supervision.views.acceso import la_lista
from coordinacion.supervision.views.listado import Listado


@dataclass(frozen=True)
class Origen:
    """A list as its person sees it now: its rows, marked `legible`, and its address."""

    clave: str
    de_turnos: bool
    volver: str
    filas: QuerySet[Any]


def origen(usuario: Usuario, clave: str, consulta: str) -> Origen:
    """The list named `clave` under the filters of `consulta` (a query string).

    404 when there is no such list, 403 when it is not of the person's roles.
    """
    pedido = QueryDict(consulta)
    if clave == MIS_TURNOS:
        return _de_la_institucion(usuario, pedido)
    bandeja = la_lista(usuario, clave)
    url = (
        reverse("bandejas:buscar") if bandeja == BUSQUEDA else reverse("bandejas:ver", args=[clave])
    )
    filas = Listado(usuario, bandeja, pedido).todas()
    return Origen(clave, bandeja.de_turnos, _con(url, pedido), filas)


def _de_la_institucion(usuario: Usuario, pedido: QueryDict) -> Origen:
    if not papeles(usuario).instituciones(*ROLES_INSTITUCION):
        raise PermissionDenied
    pedido_grupo = pedido.get("grupo", "")
    grupo = Grupo(pedido_grupo) if pedido_grupo in Grupo.values else Grupo.POR_ACUSAR
    filas = mis_turnos.del_grupo(usuario, grupo, reloj.ahora())
    return Origen(MIS_TURNOS, True, _con(reverse("mis_turnos:lista"), pedido), filas)


def _con(url: str, pedido: QueryDict) -> str:
    return f"{url}?{pedido.urlencode()}" if pedido else url
