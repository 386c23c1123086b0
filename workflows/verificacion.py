"""Whether every process is where the rule asks, and putting right what is not.

Nothing here decides: the record does. Letters are read by chunks, each with a few statements; what
looks wrong is looked at once more, because a turn's process follows it a moment after.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db.models import QuerySet
from viewflow.workflow.status import PROCESS

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.models.carta import ABIERTOS
from coordinacion.plazos.services.vigilancia import latir
from workflows import motor
from workflows.models import Proceso, Tarea
from workflows.nodos import Nodo
from workflows.referencias import nodo_de
from workflows.situacion import pedidos

LATIDO = "flujos"
TROZO = 2000
registro = logging.getLogger(__name__)


@dataclass(frozen=True)
class Deriva:
    """A letter whose process is not where the rule asks; None where it has no open step."""

    carta_id: int
    tiene: Nodo | None
    pide: Nodo


def verificar(*, reparar: bool = False) -> list[Deriva]:
    """Every letter whose process is elsewhere, as found; with `reparar`, put right. It may run
    twice, late or at once with another."""
    derivas = [una for trozo in _trozos() for una in _confirmar(trozo)]
    if reparar:
        for desde in range(0, len(derivas), TROZO):
            _reparar([una.carta_id for una in derivas[desde : desde + TROZO]])
        latir(LATIDO)
    return derivas


def _trozos() -> Iterator[list[int]]:
    """Letters in course, and those that ended and still have something open, by chunks."""
    vivos = Proceso.objects.filter(status=PROCESS.NEW).exclude(carta__estado__in=ABIERTOS)
    abiertas = Tarea.objects.abiertas().exclude(carta__estado__in=ABIERTOS)
    return chain(
        _por_trozos(Correspondencia.objects.abiertas(), "pk"),
        _por_trozos(vivos, "carta_id"),
        _por_trozos(abiertas, "carta_id"),
    )


def _por_trozos(filas: QuerySet[Any], llave: str) -> Iterator[list[int]]:
    ultimo = 0
    ordenadas = filas.order_by(llave).values_list(llave, flat=True)
    while trozo := list(ordenadas.filter(**{f"{llave}__gt": ultimo})[:TROZO]):
        yield trozo
        ultimo = trozo[-1]


def _confirmar(carta_ids: Sequence[int]) -> list[Deriva]:
    sospechosas = _desencaminadas(carta_ids)
    return _desencaminadas([una.carta_id for una in sospechosas]) if sospechosas else []


def _desencaminadas(carta_ids: Sequence[int]) -> list[Deriva]:
    vivos = Proceso.objects.filter(carta_id__in=carta_ids, status=PROCESS.NEW)
    con_proceso = set(vivos.values_list("carta_id", flat=True))
    abiertas = Tarea.objects.abiertas().filter(carta_id__in=carta_ids).select_related("process")
    pasos = {una.carta_id: nodo_de(una) for una in abiertas if una.process.status == PROCESS.NEW}
    sueltas = {una.carta_id for una in abiertas} - pasos.keys()
    return [
        Deriva(pk, pasos.get(pk), pide)
        for pk, pide in pedidos(carta_ids).items()
        if pk in sueltas
        or (pk in con_proceso) != (pide != Nodo.FIN)
        or pasos.get(pk, Nodo.FIN) != pide
    ]


def _reparar(carta_ids: Sequence[int]) -> None:
    """Close what hangs from nothing, start at once all that are missing, move the rest."""
    motor.cerrar_sueltos(carta_ids)
    motor.reconstruir(carta_ids)
    for una in _desencaminadas(carta_ids):
        try:
            motor.encaminar(una.carta_id)
        except Exception:
            registro.exception("El proceso del asunto %s no se pudo reparar", una.carta_id)
