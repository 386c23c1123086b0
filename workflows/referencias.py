"""How a step and its flow are written in a row, and back."""

from functools import cache

from viewflow.workflow.fields import get_flow_ref, get_task_ref

from workflows.flows.correspondencia import CorrespondenciaFlow
from workflows.models import Tarea
from workflows.nodos import Nodo


@cache
def del_flujo() -> str:
    """The letter's flow, as a process stores it."""
    return str(get_flow_ref(CorrespondenciaFlow))


@cache
def referencia(nodo: Nodo) -> str:
    """A step, as a row stores it."""
    return str(get_task_ref(CorrespondenciaFlow.instance.node(nodo.value)))


def nodo_de(tarea: Tarea) -> Nodo | None:
    """The step of a row; None when the flow has no such step any more."""
    nombre = tarea.flow_task.name if tarea.flow_task else ""
    return Nodo(nombre) if nombre in Nodo.values else None
