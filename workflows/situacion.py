"""The step that the rule asks for, read from the database: for one record or for thousands."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BooleanField, Exists, ExpressionWrapper, Q

from coordinacion.acuerdos.models import Compromiso
from coordinacion.correspondencia.models import Correspondencia, Notificacion
from coordinacion.correspondencia.models.intentos import sin_datos_de_cada_una
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia as Estado
from coordinacion.nucleo.sql import claves
from workflows.nodos import Nodo, nodo_pedido
from workflows.nodos_compromiso import NodoCompromiso, nodo_del_compromiso

_CAMPOS = (
    "pk",
    "estado",
    "condicion_remitente",
    "notificada_en",
    "sin_datos",
    "tipo__requiere_respuesta",
    "turnos__estado",
    "turnos__parte",
)
_SIN_DATOS = ExpressionWrapper(
    Q(estado=Estado.ATENDIDA) & Q(Exists(sin_datos_de_cada_una(Notificacion.objects.all()))),
    output_field=BooleanField(),
)
"""Asked only of the letters whose step may depend on it."""


@dataclass(frozen=True, slots=True)
class _Tipo:
    requiere_respuesta: bool


@dataclass(frozen=True, slots=True)
class _Carta:
    estado: str
    condicion_remitente: str
    notificada_en: datetime | None
    consta_sin_datos: bool
    tipo: _Tipo | None


@dataclass(frozen=True, slots=True)
class _Turno:
    estado: str
    parte: str


def pedidos(carta_ids: Collection[int]) -> dict[int, Nodo]:
    """The step that each letter awaits; letters that do not exist are left out. One statement:
    `turnos` is the reverse name that the turn declares."""
    cartas: dict[int, _Carta] = {}
    turnos: dict[int, list[_Turno]] = defaultdict(list)
    filas = Correspondencia.objects.filter(pk__in=claves(carta_ids)).annotate(sin_datos=_SIN_DATOS)
    for pk, estado, condicion, notificada, sin_datos, debe, *turno in filas.values_list(*_CAMPOS):
        tipo = None if debe is None else _Tipo(debe)
        cartas[pk] = _Carta(estado, condicion, notificada, sin_datos, tipo)
        if turno[0] is not None:
            turnos[pk].append(_Turno(*turno))
    return {pk: nodo_pedido(carta, turnos.get(pk, ())) for pk, carta in cartas.items()}


def pedidos_de_compromisos(compromiso_ids: Collection[int]) -> dict[int, NodoCompromiso]:
    """The step that each commitment awaits; those that do not exist are left out."""
    filas = Compromiso.objects.filter(pk__in=claves(compromiso_ids)).values_list("pk", "estado")
    return {pk: nodo_del_compromiso(estado) for pk, estado in filas}
