"""The step that the rule asks for, read from the database: for one letter or for thousands."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia as Estado
from workflows.nodos import Nodo, nodo_pedido


@dataclass(frozen=True, slots=True)
class _Tipo:
    requiere_respuesta: bool


@dataclass(frozen=True, slots=True)
class _Carta:
    estado: str
    condicion_remitente: str
    notificada_en: datetime | None
    tipo: _Tipo | None


@dataclass(frozen=True, slots=True)
class _Turno:
    estado: str
    parte: str


def pedidos(carta_ids: Collection[int]) -> dict[int, Nodo]:
    """The step that each letter awaits; letters that do not exist are left out."""
    filas = Correspondencia.objects.filter(pk__in=carta_ids).values_list(
        "pk", "estado", "condicion_remitente", "notificada_en", "tipo__requiere_respuesta"
    )
    cartas = {
        pk: _Carta(estado, condicion, notificada, None if debe is None else _Tipo(debe))
        for pk, estado, condicion, notificada, debe in filas
    }
    turnos = _turnos([pk for pk, una in cartas.items() if una.estado == Estado.CANALIZADA])
    return {pk: nodo_pedido(carta, turnos.get(pk, ())) for pk, carta in cartas.items()}


def pedido(carta_id: int) -> Nodo:
    """The step that one letter awaits; the end, when there is no such letter."""
    return pedidos([carta_id]).get(carta_id, Nodo.FIN)


def _turnos(carta_ids: Collection[int]) -> dict[int, list[_Turno]]:
    suyos: dict[int, list[_Turno]] = defaultdict(list)
    if carta_ids:
        filas = Turno.objects.filter(correspondencia_id__in=carta_ids)
        for carta_id, estado, parte in filas.values_list("correspondencia_id", "estado", "parte"):
            suyos[carta_id].append(_Turno(estado, parte))
    return suyos
