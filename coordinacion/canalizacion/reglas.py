"""Pure rules of routing: who must answer, and when the answers are enough."""

from collections.abc import Collection
from dataclasses import dataclass

from coordinacion.canalizacion.opciones import Caracter, Parte
from coordinacion.correspondencia.opciones import ReglaCierre
from coordinacion.nucleo.etiquetas import EstadoTurno as Estado

_MUERTOS = (Estado.DECLINADO, Estado.RETIRADO)
RECHAZOS_QUE_ESCALAN = 3
"""Refusals of one letter after which the head of the unit says whose it is (design §4)."""


@dataclass(frozen=True)
class Situacion:
    """What the rules need to know of one turn."""

    estado: str
    caracter: str
    parte: str

    @property
    def esta_vivo(self) -> bool:
        return self.estado not in _MUERTOS

    @property
    def cuenta_para_cerrar(self) -> bool:
        """Turns for knowledge never hold a letter open."""
        return self.esta_vivo and self.caracter != Caracter.CONOCIMIENTO


def tiene_responsable(turnos: Collection[Situacion]) -> bool:
    """Whether somebody answers for the letter now."""
    return any(t.esta_vivo and t.parte == Parte.RESPONSABLE for t in turnos)


def rechazos(turnos: Collection[Situacion]) -> int:
    """How many institutions refused the letter inside their window."""
    return sum(t.estado == Estado.DECLINADO for t in turnos)


def decide_la_titular(turnos: Collection[Situacion]) -> bool:
    """Whether the letter was refused so often that only the head may route it again. A refusal
    that leaves the responsable in place takes nothing from the analyst."""
    return rechazos(turnos) >= RECHAZOS_QUE_ESCALAN and not tiene_responsable(turnos)


def error_de_destinos(vivos: Collection[Situacion], partes: Collection[str]) -> str | None:
    """Why these new turns may not be made: afterwards exactly one is the live responsable."""
    if not partes:
        return "Elija al menos una institución."
    responsables = list(partes).count(Parte.RESPONSABLE) + tiene_responsable(vivos)
    if responsables == 0:
        return "Indique cuál institución es la responsable."
    if responsables > 1:
        return "Sólo una institución puede ser la responsable; las demás coadyuvan."
    return None


def se_cierra(turnos: Collection[Situacion], regla: str) -> bool:
    """Whether the accepted answers are enough under the topic's closing rule (design §4)."""
    cuentan = [t for t in turnos if t.cuenta_para_cerrar]
    aceptados = [t for t in cuentan if t.estado == Estado.ATENDIDO]
    if regla == ReglaCierre.CUALQUIERA:
        return bool(aceptados)
    responsable = any(t.parte == Parte.RESPONSABLE for t in aceptados)
    if regla == ReglaCierre.RESPONSABLE:
        return responsable
    return responsable and len(aceptados) == len(cuentan)
