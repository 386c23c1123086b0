"""What screens read of a letter's process."""

from dataclasses import dataclass
from datetime import datetime

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from workflows.caminos import DE_CARTA
from workflows.models import Tarea
from workflows.nodos import Nodo
from workflows.referencias import nodo_de


@dataclass(frozen=True)
class Paso:
    """The step where a letter's process is, and who holds it."""

    nodo: Nodo
    quien: Usuario | None = None
    hasta: datetime | None = None
    """Until when, if «Siguiente asunto» took it."""

    @property
    def caduca(self) -> bool:
        """Whether the hold ends by itself."""
        return self.hasta is not None


def paso_actual(carta: Correspondencia) -> Paso:
    """The open step of the process; what the rule asks for where there is none."""
    tarea = Tarea.objects.abiertas().select_related("owner").filter(carta=carta).first()
    nodo = nodo_de(tarea) if tarea is not None else None
    if tarea is None or nodo is None:
        return Paso(Nodo(DE_CARTA.pedido(carta.pk)))
    quien = tarea.la_tiene(reloj.ahora())
    return Paso(nodo, quien, tarea.hasta if quien else None)
