"""The flows: one turn to one institution, and one letter to forty.

The lock is the package's own for PostgreSQL, set so that it waits for the row instead of sleeping.
"""

from viewflow import this
from viewflow.workflow import flow, lock
from viewflow.workflow.flow.views import CreateProcessView, UpdateProcessView

from bench.vecino.models import Turno

DESTINOS = 40
CANDADO = lock.SelectForUpdateLock(nowait=False, attempts=1)


class TurnoFlow(flow.Flow):
    """Acknowledge, then answer."""

    process_class = Turno
    lock_impl = CANDADO

    inicio = (
        flow.Start(CreateProcessView.as_view(fields=["folio", "asunto"]))
        .Permission(auto_create=True)
        .Next(this.acusar)
    )
    por_programa = flow.StartHandle(this.recibir).Next(this.acusar)
    acusar = (
        flow.View(UpdateProcessView.as_view(fields=["acuse"]))
        .Permission(auto_create=True)
        .Next(this.responder)
    )
    responder = (
        flow.View(UpdateProcessView.as_view(fields=["respuesta"]))
        .Permission(auto_create=True)
        .Next(this.fin)
    )
    fin = flow.End()

    def recibir(self, activation, folio):
        """Start from code."""
        activation.process.folio = folio
        activation.process.asunto = "Solicita la rehabilitación del camino"
        return activation.process


class CanalizacionFlow(flow.Flow):
    """One letter to forty institutions at once: a branch for each, as the open package has it."""

    process_class = Turno
    lock_impl = CANDADO

    inicio = flow.StartHandle(this.recibir).Next(this.reparto)
    reparto = flow.Split()
    for _n in range(DESTINOS):
        reparto.Always(getattr(this, f"acusar_{_n}"))
        vars()[f"acusar_{_n}"] = (
            flow.View(UpdateProcessView.as_view(fields=["acuse"]))
            .Permission("vecino.can_acusar_turno")
            .Next(this.reunion)
        )
    del _n
    reunion = flow.Join().Next(this.fin)
    fin = flow.End()

    def recibir(self, activation, folio):
        """Start from code."""
        activation.process.folio = folio
        activation.process.asunto = "Solicita la rehabilitación del camino"
        return activation.process
