"""Which notices a clock would send, with the real calendar and today's ladder."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coordinacion.organizacion.roles import Rol
from coordinacion.plazos import escalera
from coordinacion.plazos.escalera import Peldano
from coordinacion.plazos.models import Calendario, EscalonAviso
from coordinacion.plazos.selectors import vista
from coordinacion.plazos.semaforo import abierto

REPETICIONES = 3


@dataclass(frozen=True)
class AvisoPrevisto:
    """What is told on one day, and to which roles."""

    fecha: date
    dias: int
    texto: str
    roles: Sequence[str]

    @property
    def al_momento(self) -> bool:
        """Whether its mail does not wait for the digest."""
        return self.dias == 0


def prever_avisos(clase: str, vence: date, calendario: Calendario) -> list[AvisoPrevisto]:
    """The notices of a clock of that class that runs out on a local date, in order.

    Days that the calendar has not materialised are left out.
    """
    filas = EscalonAviso.objects.filter(clase=clase).order_by("dias_habiles", "id")
    escalones = [(Peldano(e.dias_habiles, e.repite_cada), Rol(e.rol).label) for e in filas]
    dias = vista(calendario)
    ordinal = dias.ordinal(vence)
    previstos: list[AvisoPrevisto] = []
    for paso in escalera.dias_de_aviso([p for p, _ in escalones], REPETICIONES):
        fecha = None if ordinal is None else dias.fecha_de(ordinal + paso)
        if fecha is not None:
            luz = abierto(-paso, vence, fecha, vencido=paso > 0)
            roles = [rol for p, rol in escalones if escalera.ocurre_en(p, paso)]
            previstos.append(AvisoPrevisto(fecha, paso, luz.texto, roles))
    return previstos
