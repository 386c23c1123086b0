"""What each verb of a turn must answer in the reference model, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.matriz.modelo import (
    ANALISTAS,
    DE_INSTITUCION,
    ENLACES,
    HECHO,
    INVALIDO,
    LECTORES,
    NO_ADMITE,
    NO_EXISTE,
    OFICIALIA,
    PRORROGA_MAX,
    SIN_PERMISO,
    TITULAR,
    Carta,
    Turno,
)


@dataclass(frozen=True)
class VerboTurno:
    """As `Verbo`, of one turn: `admite` looks at its state and character."""

    quienes: Callable[[Turno], set[str]]
    admite: Callable[[Turno], bool]
    hacer: Callable[[Carta, Turno], None]
    error: Callable[[Carta, Turno], str] = lambda _, __: ""


DE_LA_INSTITUCION = {
    "acusar", "asignar", "informe_parcial", "solicitar_prorroga", "responder", "declinar",
}  # fmt: skip
"""Verbs of the institution, which the unit may record on its behalf."""


def intentar(
    carta: Carta, turno: Turno, verbo: str, quien: str, *, por_cuenta: bool = False
) -> str:
    """What the verb answers; when it is done, the model moves."""
    el_verbo = DE_TURNO[verbo]
    if quien not in LECTORES | DE_INSTITUCION[turno.de]:
        return NO_EXISTE
    pueden = OFICIALIA | ANALISTAS if por_cuenta else el_verbo.quienes(turno)
    if quien not in pueden:
        return SIN_PERMISO
    if not el_verbo.admite(turno):
        return NO_ADMITE
    if error := el_verbo.error(carta, turno):
        return error
    el_verbo.hacer(carta, turno)
    return HECHO


def _enlaces(turno: Turno) -> set[str]:
    return ENLACES[turno.de]


def _todos_los_suyos(turno: Turno) -> set[str]:
    return DE_INSTITUCION[turno.de]


def _unidad(*quienes: set[str]) -> Callable[[Turno], set[str]]:
    return lambda _: set().union(*quienes)


def _en(*estados: str) -> Callable[[Turno], bool]:
    return lambda turno: turno.estado in estados


def _atiende_en(*estados: str) -> Callable[[Turno], bool]:
    return lambda turno: turno.estado in estados and turno.atiende


def _igual(_: Carta, __: Turno) -> None:
    """The state stays."""


def _acusado(turno: Turno) -> None:
    turno.estado = "acusado" if turno.atiende else "enterado"
    turno.cerrar("acuse")
    if turno.atiende and not turno.vinculante:
        turno.abrir("declinar")


def _responder(_: Carta, turno: Turno) -> None:
    if turno.estado == "turnado":
        _acusado(turno)
    turno.cerrar("respuesta", "declinar")
    turno.estado = "respondido"


def _declinar(carta: Carta, turno: Turno) -> None:
    """Inside its window; once that is over, the refusal is a request and nothing moves."""
    ventana = turno.relojes.get("declinar")
    if ventana is not None and ventana.cerrado:
        return
    turno.morir("declinado")
    carta.revisar()


def _aceptar(carta: Carta, turno: Turno) -> None:
    turno.estado = "atendido"
    carta.revisar()


def _retirar(carta: Carta, turno: Turno) -> None:
    turno.morir("retirado")
    carta.revisar()


def _pedir_prorroga(_: Carta, turno: Turno) -> None:
    turno.pide_prorroga = True


def _prorrogar(_: Carta, turno: Turno) -> None:
    turno.pide_prorroga = False
    turno.prorrogado += 1


def _negar(_: Carta, turno: Turno) -> None:
    turno.pide_prorroga = False


def _sin_solicitud(_: Carta, turno: Turno) -> str:
    return "" if turno.pide_prorroga else NO_ADMITE


def _no_hay_mas_prorroga(_: Carta, turno: Turno) -> str:
    return INVALIDO if not turno.pide_prorroga and turno.prorrogado >= PRORROGA_MAX else ""


def _suspender(_: Carta, turno: Turno) -> None:
    for reloj in turno.relojes.values():
        if reloj.corre:
            reloj.detenido = "propia"


def _reanudar(_: Carta, turno: Turno) -> None:
    for reloj in turno.relojes.values():
        reloj.detenido = ""


def _nada_corre(carta: Carta, turno: Turno) -> str:
    corre = any(reloj.corre for reloj in turno.relojes.values())
    return "" if corre and carta.estado != "prevenida" else NO_ADMITE


def _nada_espera(carta: Carta, turno: Turno) -> str:
    quieto = any(reloj.detenido and not reloj.cerrado for reloj in turno.relojes.values())
    return "" if quieto and carta.estado != "prevenida" else NO_ADMITE


def _cambiar_caracter(carta: Carta, turno: Turno) -> None:
    turno.parte = "coadyuvante" if carta.tiene_responsable else "responsable"
    turno.caracter, turno.estado = "atencion", "turnado"
    turno.abrir("acuse", "respuesta")


def _no_pide_atencion(carta: Carta, _: Turno) -> str:
    if carta.decide_titular:
        return SIN_PERMISO
    return "" if carta.estado == "canalizada" else INVALIDO


DE_TURNO: dict[str, VerboTurno] = {
    "acusar": VerboTurno(
        _enlaces,
        lambda t: t.estado == "turnado" and t.caracter != "remision",
        lambda _, t: _acusado(t),
    ),
    "asignar": VerboTurno(_todos_los_suyos, _en("turnado", "acusado", "respondido"), _igual),
    "informe_parcial": VerboTurno(_enlaces, _en("acusado"), _igual),
    "solicitar_prorroga": VerboTurno(
        _enlaces, _atiende_en("acusado"), _pedir_prorroga, _no_hay_mas_prorroga
    ),
    "conceder_prorroga": VerboTurno(
        _unidad(ANALISTAS, TITULAR), _atiende_en("acusado"), _prorrogar, _sin_solicitud
    ),
    "negar_prorroga": VerboTurno(
        _unidad(ANALISTAS, TITULAR), _atiende_en("acusado"), _negar, _sin_solicitud
    ),
    "suspender": VerboTurno(
        _unidad(ANALISTAS), _atiende_en("turnado", "acusado"), _suspender, _nada_corre
    ),
    "reanudar": VerboTurno(
        _unidad(ANALISTAS), _atiende_en("turnado", "acusado"), _reanudar, _nada_espera
    ),
    "responder": VerboTurno(_enlaces, _atiende_en("turnado", "acusado"), _responder),
    "declinar": VerboTurno(
        _enlaces,
        _atiende_en("turnado", "acusado"),
        _declinar,
        lambda _, t: INVALIDO if t.vinculante else "",
    ),
    "devolver": VerboTurno(
        _unidad(ANALISTAS),
        _en("respondido", "atendido"),
        lambda _, t: t.devolver(),
        lambda _, t: INVALIDO if t.estado == "atendido" else "",
    ),
    "aceptar": VerboTurno(
        lambda t: OFICIALIA | ANALISTAS if t.caracter == "remision" else ANALISTAS,
        lambda t: t.estado == ("turnado" if t.caracter == "remision" else "respondido"),
        _aceptar,
    ),
    "cambiar_caracter": VerboTurno(
        _unidad(ANALISTAS),
        lambda t: t.caracter == "conocimiento" and t.estado in {"turnado", "enterado"},
        _cambiar_caracter,
        _no_pide_atencion,
    ),
    "retirar": VerboTurno(
        _unidad(ANALISTAS), _en("turnado", "acusado", "enterado", "respondido"), _retirar
    ),
}
