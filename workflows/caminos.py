"""The kinds of record that have a process: their flow, their rows and the rule that says their
step. Everything that walks a process asks here what it needs to know of the record."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from viewflow.workflow.base import Node

from coordinacion.acuerdos.models import Compromiso
from coordinacion.acuerdos.models.compromiso import ABIERTOS as COMPROMISOS_ABIERTOS
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.models.carta import ABIERTOS as CARTAS_ABIERTAS
from workflows import planos, planos_compromiso
from workflows.flows.compromiso import CompromisoFlow
from workflows.flows.correspondencia import CorrespondenciaFlow
from workflows.nodos import Nodo
from workflows.nodos_compromiso import NodoCompromiso
from workflows.planos import Plano
from workflows.situacion import pedidos, pedidos_de_compromisos


@dataclass(frozen=True, eq=False)
class Camino:
    """A path: of which records (`modelo`, those in `abiertos` have a process), by which `flujo`,
    entered by `entrada` and drawn on `planos`.

    `pedidos` gives the step that each record awaits, `fin` when none. `sujeto` is what the
    person is told of («El asunto»).
    """

    modelo: type[Any]
    sujeto: str
    abiertos: Collection[str]
    flujo: Any
    entrada: Node
    planos: Sequence[Plano]
    fin: TextChoices
    pedidos: Callable[[Collection[int]], Mapping[int, TextChoices]]

    @property
    def proceso(self) -> Any:
        """The table of its processes."""
        return self.flujo.process_class

    @property
    def tarea(self) -> Any:
        """The table of its steps."""
        return self.flujo.task_class

    @property
    def registro(self) -> str:
        """The relation of both tables that says which record it is."""
        return str(self.proceso.REGISTRO)

    @property
    def llave(self) -> str:
        """Its column."""
        return f"{self.registro}_id"

    def pedido(self, registro_id: int) -> TextChoices:
        """The step that one record awaits; the end, when there is no such record."""
        return self.pedidos([registro_id]).get(registro_id, self.fin)


DE_CARTA = Camino(
    modelo=Correspondencia,
    sujeto="El asunto",
    abiertos=CARTAS_ABIERTAS,
    flujo=CorrespondenciaFlow,
    entrada=CorrespondenciaFlow.recibir,
    planos=(planos.DE_LADO, planos.DE_PIE),
    fin=Nodo.FIN,
    pedidos=pedidos,
)
DE_COMPROMISO = Camino(
    modelo=Compromiso,
    sujeto="El compromiso",
    abiertos=COMPROMISOS_ABIERTOS,
    flujo=CompromisoFlow,
    entrada=CompromisoFlow.escribir,
    planos=(planos_compromiso.DE_LADO, planos_compromiso.DE_PIE),
    fin=NodoCompromiso.FIN,
    pedidos=pedidos_de_compromisos,
)
CAMINOS = (DE_CARTA, DE_COMPROMISO)
