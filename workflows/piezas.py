"""The kinds of node that our flows are made of. None has a screen of viewflow's: no address to
undo, cancel or revive a step behind the record's back."""

from collections import deque
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.db.models import TextChoices
from viewflow import this
from viewflow.workflow.base import Edge, Node
from viewflow.workflow.nodes import End, StartHandle, Switch, View

from workflows.activaciones import (
    ArranqueActivation,
    FinActivation,
    PasoActivation,
    PuertaActivation,
)
from workflows.nodos import Nodo

DE_PASO = frozenset({Nodo.DECIDIR.value})
"""Steps that may be done in the same act as the one before («Clasificar y turnar»)."""


class Arranque(StartHandle):  # type: ignore[misc]
    """Where a process begins: the record is handed over when it is run."""

    activation_class = ArranqueActivation

    def __init__(self, titulo: str) -> None:
        super().__init__(func=_con_su_registro)
        self.task_title = titulo


def _con_su_registro(activacion: Any, *, registro_id: int, pedido: TextChoices) -> Any:
    setattr(activacion.process, f"{activacion.process.REGISTRO}_id", registro_id)
    activacion.process.pedido = pedido
    return activacion.process


class Paso(View):  # type: ignore[misc]
    """A step of a person, named as the rule names it. Its permission has no holder in Django's
    tables: who may take it is `workflows.permisos`, which reads the roles of the day."""

    activation_class = PasoActivation

    def __init__(self, nodo: TextChoices) -> None:
        super().__init__(view=None)
        self.nodo = nodo
        self.task_title = str(nodo.label)
        self.Permission(f"workflows.{nodo.value}")


class Fin(End):  # type: ignore[misc]
    """Nothing more is owed."""

    activation_class = FinActivation
    task_title = Nodo.FIN.label


class Puerta(Switch):  # type: ignore[misc]
    """A fork with a question; each branch says its answer. It decides nothing: the step that the
    record asks for is given, and it takes the branch that leads there."""

    activation_class = PuertaActivation

    def __init__(self, pregunta: str) -> None:
        super().__init__()
        self.task_title = pregunta
        self._respuestas: list[str] = []

    def Rama(self, nodo: Any, respuesta: str) -> "Puerta":  # noqa: N802  # as viewflow names them
        """One way out of the fork."""
        self.Case(nodo)
        self._respuestas.append(respuesta)
        return self

    def _outgoing(self) -> Iterator[Edge]:
        for (nodo, _), respuesta in zip(self._activate_next, self._respuestas, strict=True):
            yield Edge(src=self, dst=nodo, edge_class="next", label=respuesta)

    def hacia(self, pedido: TextChoices) -> Node:
        """The branch by which `pedido` is nearest; who walks made sure that there is one."""
        return distancias(self)[pedido.value][1]


@cache
def distancias(desde: Node) -> dict[str, tuple[int, Node]]:
    """From a node, every step that can be reached in one act: how far, and by which exit."""
    alcanzados: dict[str, tuple[int, Node]] = {}
    vistos: set[str] = set()
    frontera = deque((arista.dst, 1, arista.dst) for arista in desde._outgoing())
    while frontera:
        nodo, lejos, salida = frontera.popleft()
        if nodo.name in vistos:
            continue
        vistos.add(nodo.name)
        if isinstance(nodo, Paso | Fin):
            alcanzados[nodo.name] = (lejos, salida)
        if not isinstance(nodo, Paso) or nodo.name in DE_PASO:
            frontera.extend((arista.dst, lejos + 1, salida) for arista in nodo._outgoing())
    return alcanzados


__all__ = ["Arranque", "Fin", "Paso", "Puerta", "distancias", "this"]
