"""Whether every process is where the rule asks, and putting right what is not.

Nothing here decides: the record does. Records are read by chunks, each with a few statements; what
looks wrong is looked at once more, because a turn's process follows it a moment after.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db.models import QuerySet, TextChoices
from viewflow.workflow.status import PROCESS

from coordinacion.plazos.services.vigilancia import latir
from workflows import marcha
from workflows.caminos import CAMINOS, Camino
from workflows.referencias import paso_de

LATIDO = "flujos"
TROZO = 2000
registro = logging.getLogger(__name__)


@dataclass(frozen=True)
class Deriva:
    """A record whose process is not where the rule asks; None where it has no open step."""

    camino: Camino
    registro_id: int
    tiene: TextChoices | None
    pide: TextChoices


def verificar(*, reparar: bool = False) -> list[Deriva]:
    """Every record whose process is elsewhere, as found; with `reparar`, put right. It may run
    twice, late or at once with another."""
    derivas = [una for camino in CAMINOS for una in _del_camino(camino, reparar=reparar)]
    if reparar:
        latir(LATIDO)
    return derivas


def _del_camino(camino: Camino, *, reparar: bool) -> list[Deriva]:
    derivas = [una for trozo in _trozos(camino) for una in _confirmar(camino, trozo)]
    if reparar:
        for desde in range(0, len(derivas), TROZO):
            _reparar(camino, [una.registro_id for una in derivas[desde : desde + TROZO]])
    return derivas


def _trozos(camino: Camino) -> Iterator[list[int]]:
    """Records in course, and those that ended and still have something open, by chunks."""
    en_curso = {f"{camino.registro}__estado__in": camino.abiertos}
    vivos = camino.proceso._default_manager.filter(status=PROCESS.NEW).exclude(**en_curso)
    abiertas = camino.tarea.objects.abiertas().exclude(**en_curso)
    return chain(
        _por_trozos(camino.modelo.objects.filter(estado__in=camino.abiertos), "pk"),
        _por_trozos(vivos, camino.llave),
        _por_trozos(abiertas, camino.llave),
    )


def _por_trozos(filas: QuerySet[Any], llave: str) -> Iterator[list[int]]:
    ultimo = 0
    ordenadas = filas.order_by(llave).values_list(llave, flat=True)
    while trozo := list(ordenadas.filter(**{f"{llave}__gt": ultimo})[:TROZO]):
        yield trozo
        ultimo = trozo[-1]


def _confirmar(camino: Camino, ids: Sequence[int]) -> list[Deriva]:
    sospechosas = _desencaminadas(camino, ids)
    if not sospechosas:
        return []
    return _desencaminadas(camino, [una.registro_id for una in sospechosas])


def _desencaminadas(camino: Camino, ids: Sequence[int]) -> list[Deriva]:
    suyos = {f"{camino.llave}__in": ids}
    vivos = camino.proceso._default_manager.filter(status=PROCESS.NEW, **suyos)
    con_proceso = set(vivos.values_list(camino.llave, flat=True))
    abiertas = camino.tarea.objects.abiertas().filter(**suyos).select_related("process")
    pasos = {una.registro_id: paso_de(una) for una in abiertas if una.process.status == PROCESS.NEW}
    sueltas = {una.registro_id for una in abiertas} - pasos.keys()
    return [
        Deriva(camino, pk, pasos.get(pk), pide)
        for pk, pide in camino.pedidos(ids).items()
        if pk in sueltas
        or (pk in con_proceso) != (pide != camino.fin)
        or pasos.get(pk, camino.fin) != pide
    ]


def _reparar(camino: Camino, ids: Sequence[int]) -> None:
    """Close what hangs from nothing, start at once all that are missing, move the rest."""
    marcha.cerrar_sueltos(camino, ids)
    marcha.reconstruir(camino, ids)
    for una in _desencaminadas(camino, ids):
        try:
            marcha.encaminar(camino, una.registro_id)
        except Exception:
            registro.exception("El proceso de %s %s no se pudo reparar", camino.sujeto, una)
