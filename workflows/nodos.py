"""The step that a letter awaits: one pure rule over the letter and its turns.

Several steps share one state: of a `canalizada` letter the turns say whether it waits, is to be
reviewed, or has nobody left to answer it. Screens, trays and gates ask this rule and nothing else.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.db.models import TextChoices

from coordinacion.canalizacion.opciones import Caracter, Parte
from coordinacion.correspondencia.opciones import CondicionRemitente
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia as Estado
from coordinacion.nucleo.etiquetas import EstadoTurno


class Nodo(TextChoices):
    """A step of the letter's path; the label is what the page says of it."""

    CLASIFICAR = "clasificar", "Por clasificar"
    DECIDIR = "decidir", "Clasificada: por turnar o resolver"
    TURNAR_DE_NUEVO = "turnar_de_nuevo", "Por turnar de nuevo: nadie responde ahora por el asunto"
    ESPERAR = "esperar", "En espera de respuesta"
    REVISAR = "revisar", "Con respuesta por revisar"
    NOTIFICAR = "notificar", "Por notificar al peticionario"
    CONCLUIR = "concluir", "Por concluir"
    PREVENIDA = "prevenida", "En espera de lo que se previno"
    FIN = "fin", "Terminado"


class TipoDeCarta(Protocol):
    """What the rule reads of the letter's type."""

    @property
    def requiere_respuesta(self) -> bool: ...


class RelojDeCarta(Protocol):
    """What the rule reads of a clock."""

    @property
    def desde(self) -> datetime: ...


class CartaSituada(Protocol):
    """What the rule reads of a letter."""

    @property
    def estado(self) -> str: ...
    @property
    def condicion_remitente(self) -> str: ...
    @property
    def tipo(self) -> TipoDeCarta | None: ...
    @property
    def notificada_en(self) -> datetime | None: ...
    @property
    def consta_sin_datos(self) -> bool: ...


class TurnoSituado(Protocol):
    """What the rule reads of a turn."""

    @property
    def estado(self) -> str: ...
    @property
    def parte(self) -> str: ...


class CartaEnCurso(CartaSituada, Protocol):
    """What is read of a letter besides, to say who has it and since when."""

    @property
    def plazo_canalizar(self) -> RelojDeCarta | None: ...
    @property
    def recibida_en(self) -> datetime: ...
    @property
    def atendida_en(self) -> datetime | None: ...
    @property
    def como_termino(self) -> str: ...


class TurnoEnCurso(TurnoSituado, Protocol):
    """The same, of a turn."""

    @property
    def caracter(self) -> str: ...
    @property
    def turnado_en(self) -> datetime: ...
    @property
    def respondido_en(self) -> datetime | None: ...
    @property
    def institucion(self) -> object: ...


@dataclass(frozen=True)
class Tenencia:
    """Who has the letter now and since when (UTC); nobody when it ended."""

    quien: str
    desde: datetime


_FIJOS: dict[str, Nodo] = {
    Estado.RECIBIDA: Nodo.CLASIFICAR,
    Estado.CLASIFICADA: Nodo.DECIDIR,
    Estado.PREVENIDA: Nodo.PREVENIDA,
}
_PENDIENTES = (EstadoTurno.TURNADO, EstadoTurno.ACUSADO)
_MUERTOS = (EstadoTurno.DECLINADO, EstadoTurno.RETIRADO)


def nodo_pedido(carta: CartaSituada, turnos: Collection[TurnoSituado]) -> Nodo:
    """The step that the letter awaits."""
    if carta.estado == Estado.CANALIZADA:
        return _segun_sus_turnos(turnos)
    if carta.estado == Estado.ATENDIDA:
        return _segun_su_notificacion(carta)
    return _FIJOS.get(carta.estado, Nodo.FIN)


def _segun_sus_turnos(turnos: Collection[TurnoSituado]) -> Nodo:
    if not any(t.parte == Parte.RESPONSABLE and t.estado not in _MUERTOS for t in turnos):
        return Nodo.TURNAR_DE_NUEVO
    if any(t.estado == EstadoTurno.RESPONDIDO for t in turnos):
        return Nodo.REVISAR
    return Nodo.ESPERAR


def _segun_su_notificacion(carta: CartaSituada) -> Nodo:
    debe = carta.tipo is None or carta.tipo.requiere_respuesta
    hay_a_quien = carta.condicion_remitente == CondicionRemitente.IDENTIFICADO
    if carta.notificada_en is None and debe and hay_a_quien and not carta.consta_sin_datos:
        return Nodo.NOTIFICAR
    return Nodo.CONCLUIR


def pasados(carta: CartaEnCurso, turnos: Collection[TurnoEnCurso]) -> list[Nodo]:
    """The steps of the main path that are behind, by what the record says: the same for a process
    that was thrown away and rebuilt."""
    para_atender = [t for t in turnos if t.parte]
    hechos = {
        Nodo.CLASIFICAR: carta.tipo is not None,
        Nodo.DECIDIR: bool(turnos) or carta.atendida_en is not None,
        Nodo.ESPERAR: any(t.estado not in _PENDIENTES for t in para_atender),
        Nodo.REVISAR: any(t.estado == EstadoTurno.ATENDIDO for t in para_atender),
        Nodo.NOTIFICAR: carta.notificada_en is not None,
        Nodo.CONCLUIR: carta.como_termino == Estado.CONCLUIDA,
    }
    actual = nodo_pedido(carta, turnos)
    return [nodo for nodo, hecho in hechos.items() if hecho and nodo != actual]


def tenencia(
    carta: CartaEnCurso,
    turnos: Sequence[TurnoEnCurso],
    *,
    unidad: str,
    analista: str = "",
) -> Tenencia | None:
    """Who has the letter: an institution that owes an answer, or the unit (who classified it).

    `unidad` is the unit's name as people read it; `analista` that of who classified, if anybody.
    """
    nodo = nodo_pedido(carta, turnos)
    if nodo == Nodo.FIN:
        return None
    if nodo == Nodo.ESPERAR:
        return _de_la_institucion(turnos)
    return Tenencia(analista or unidad, _desde(nodo, carta, turnos))


def _desde(nodo: Nodo, carta: CartaEnCurso, turnos: Sequence[TurnoEnCurso]) -> datetime:
    if nodo == Nodo.REVISAR:
        return min(
            t.respondido_en
            for t in turnos
            if t.estado == EstadoTurno.RESPONDIDO and t.respondido_en is not None
        )
    if nodo in (Nodo.DECIDIR, Nodo.TURNAR_DE_NUEVO) and carta.plazo_canalizar is not None:
        return carta.plazo_canalizar.desde
    if nodo in (Nodo.NOTIFICAR, Nodo.CONCLUIR):
        return carta.notificada_en or carta.atendida_en or carta.recibida_en
    return carta.recibida_en


def _de_la_institucion(turnos: Sequence[TurnoEnCurso]) -> Tenencia | None:
    """The responsable while it owes an answer; else the first of those that still do."""
    deben = [t for t in turnos if t.estado in _PENDIENTES and t.caracter != Caracter.CONOCIMIENTO]
    if not deben:
        return None
    deben.sort(key=lambda t: t.parte != Parte.RESPONSABLE)
    otras = f" y {len(deben) - 1} más" if len(deben) > 1 else ""
    return Tenencia(f"{deben[0].institucion}{otras}", deben[0].turnado_en)
