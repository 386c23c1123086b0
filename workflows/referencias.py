"""How a step and its flow are written in a row, and back."""

from functools import cache
from typing import Any

from django.db.models import TextChoices
from viewflow.workflow.fields import get_flow_ref, get_task_ref

from workflows.models import Tarea, TareaDeRegistro
from workflows.nodos import Nodo
from workflows.piezas import Paso


@cache
def del_flujo(flujo: Any) -> str:
    """A flow, as a process stores it."""
    return str(get_flow_ref(flujo))


@cache
def referencia(flujo: Any, nodo: str) -> str:
    """A step, as a row stores it."""
    return str(get_task_ref(flujo.instance.node(nodo)))


def paso_de(tarea: TareaDeRegistro) -> TextChoices | None:
    """The step of a row; None when its flow has no such step any more."""
    return tarea.flow_task.nodo if isinstance(tarea.flow_task, Paso) else None


def nodo_de(tarea: Tarea) -> Nodo | None:
    """As `paso_de`, of a letter's."""
    paso = paso_de(tarea)
    return Nodo(paso) if paso is not None else None
