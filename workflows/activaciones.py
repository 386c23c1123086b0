"""How each kind of step lives in the database: people's steps are rows, the rest leaves none.

Walked as it ships, viewflow writes and links a row for each start, gate and end: 17 to 20
statements per verb. A gate decides nothing that the record does not say, so here it leaves no
row, and one verb costs the end of a step and the beginning of the next.
"""

from datetime import datetime
from typing import Any

from viewflow.workflow.activation import Activation
from viewflow.workflow.nodes.end import EndActivation
from viewflow.workflow.nodes.start import StartHandleActivation
from viewflow.workflow.nodes.switch import SwitchActivation
from viewflow.workflow.nodes.view import ViewActivation
from viewflow.workflow.status import PROCESS, STATUS

from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from workflows.models import ProcesoDeRegistro, TareaDeRegistro


class SinRenglon(Activation):  # type: ignore[misc]
    """A step that nobody does: it lives while the engine walks, and leaves no row."""

    def __eq__(self, otra: object) -> bool:
        return self is otra

    def __hash__(self) -> int:
        """The library tells activations apart by the key of their row, which these never have."""
        return id(self)

    @classmethod
    def create(
        cls, flow_task: Any, prev_activation: Any, token: Any, data: Any = None, seed: Any = None
    ) -> "SinRenglon":
        return cls(_tarea(flow_task, prev_activation.process, token))

    @Activation.status.super()  # type: ignore[untyped-decorator]
    def complete(self) -> None:
        """Nothing to write."""


class ArranqueActivation(SinRenglon, StartHandleActivation):  # type: ignore[misc]
    """The beginning of a process, which is what it writes."""

    @classmethod
    def create(
        cls, flow_task: Any, prev_activation: Any, token: Any, data: Any = None, seed: Any = None
    ) -> "ArranqueActivation":
        flujo = flow_task.flow_class
        proceso = flujo.process_class(flow_class=flujo)
        return cls(flujo.task_class(flow_task=flow_task, process=proceso))

    @Activation.status.super()  # type: ignore[untyped-decorator]
    def execute(self) -> None:
        """Nobody else can see the new process yet, so there is nothing to lock."""
        self.process.save(force_insert=True)
        self.complete()
        self.activate_next()


class PuertaActivation(SinRenglon, SwitchActivation):  # type: ignore[misc]
    """A fork: it takes the branch that leads to the step that the rule asks for."""

    @Activation.status.super()  # type: ignore[untyped-decorator]
    def activate(self) -> None:
        self.next_task = self.flow_task.hacia(self.process.pedido)


class FinActivation(SinRenglon, EndActivation):  # type: ignore[misc]
    """The end: the process is no longer live."""

    @Activation.status.super()  # type: ignore[untyped-decorator]
    def activate(self) -> None:
        self.process.status = PROCESS.DONE
        self.process.finished = reloj.ahora()
        self.process.save(update_fields=["status", "finished"])


class PasoActivation(ViewActivation):  # type: ignore[misc]
    """A step of a person. One that the rule does not ask for any more is born done: the engine
    goes on from it by itself, until the step that waits."""

    @classmethod
    def create(
        cls, flow_task: Any, prev_activation: Any, token: Any, data: Any = None, seed: Any = None
    ) -> "PasoActivation":
        tarea = _tarea(flow_task, prev_activation.process, token)
        tarea.owner_permission = flow_task.calc_owner_permission(prev_activation)
        if flow_task.name != tarea.process.pedido:
            tarea.status, tarea.finished = STATUS.DONE, tarea.created
        tarea.save(force_insert=True)
        return cls(tarea)

    @Activation.status.transition(  # type: ignore[untyped-decorator]
        source=[STATUS.NEW, STATUS.ASSIGNED], target=STATUS.DONE
    )
    def terminar(self) -> None:
        """The verb of this step was done."""
        self.task.finished = reloj.ahora()
        self.task.save(update_fields=["status", "finished"])

    @Activation.status.transition(  # type: ignore[untyped-decorator]
        source=[STATUS.NEW, STATUS.ASSIGNED], target=STATUS.ASSIGNED
    )
    def dar(self, persona: Usuario, hasta: datetime | None) -> None:
        """From now on `persona` has it; with `hasta`, only until then."""
        self.task.owner = persona
        self.task.assigned, self.task.hasta = reloj.ahora(), hasta
        self.task.save(update_fields=["status", "owner", "assigned", "hasta"])

    @Activation.status.transition(  # type: ignore[untyped-decorator]
        source=STATUS.ASSIGNED, target=STATUS.NEW
    )
    def soltar(self) -> None:
        """Nobody has it."""
        self.task.owner = self.task.assigned = self.task.hasta = None
        self.task.save(update_fields=["status", "owner", "assigned", "hasta"])


def _tarea(nodo: Any, proceso: ProcesoDeRegistro, token: Any) -> TareaDeRegistro:
    suya = {f"{proceso.REGISTRO}_id": proceso.registro_id}
    tarea: TareaDeRegistro = nodo.flow_class.task_class(
        flow_task=nodo, process=proceso, token=token, **suya
    )
    return tarea
