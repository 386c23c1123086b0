"""What each verb of the letter must answer in the reference model, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.matriz.modelo import (
    ANALISTAS,
    ARCHIVO,
    CAPTURO,
    HECHO,
    INVALIDO,
    NO_ADMITE,
    NO_EXISTE,
    OFICIALIA,
    SIN_PERMISO,
    TITULAR,
    Carta,
    Turno,
)


@dataclass(frozen=True)
class Verbo:
    """Who may, in which states, what is refused besides, and what it does."""

    quienes: Callable[[Carta], set[str]]
    estados: set[str]
    hacer: Callable[[Carta], None]
    error: Callable[[Carta], str] = lambda _: ""


def intentar(carta: Carta, verbo: str, quien: str, *extra: Sequence[object]) -> str:
    """What the verb answers; when it is done, the model moves."""
    el_verbo = de_carta(verbo, *extra)
    if not carta.la_ve(quien):
        return NO_EXISTE
    if quien not in el_verbo.quienes(carta):
        return SIN_PERMISO
    if carta.estado not in el_verbo.estados:
        return NO_ADMITE
    if error := el_verbo.error(carta):
        return error
    el_verbo.hacer(carta)
    return HECHO


def _son(quienes: set[str]) -> Callable[[Carta], set[str]]:
    return lambda _: quienes


def _encaminan(carta: Carta) -> set[str]:
    return TITULAR if carta.decide_titular else ANALISTAS


def _pasa(estado: str) -> Callable[[Carta], None]:
    def hacer(carta: Carta) -> None:
        carta.estado = estado

    return hacer


def _nada(_: Carta) -> None:
    """The state stays."""


def _clasificar(carta: Carta) -> None:
    carta.estado, carta.tiene_tipo = "clasificada", True


def _prevenir(carta: Carta) -> None:
    carta.previo, carta.estado = carta.estado, "prevenida"
    for turno in carta.turnos:
        for reloj in turno.relojes.values():
            if reloj.corre:
                reloj.detenido = "prevencion"


def _desahogar(carta: Carta) -> None:
    carta.estado = carta.previo
    for turno in carta.turnos:
        for reloj in turno.relojes.values():
            if reloj.detenido == "prevencion":
                reloj.detenido = ""
    carta.revisar()


def _terminar(estado: str) -> Callable[[Carta], None]:
    def hacer(carta: Carta) -> None:
        carta.retirar_los_vivos()
        carta.estado = estado

    return hacer


def _notificar(carta: Carta) -> None:
    carta.entregada = True


def _concluir(carta: Carta) -> None:
    for turno in carta.vivos:
        if turno.estado == "turnado":
            turno.morir("retirado")
    carta.estado = "concluida"


def _reabrir(carta: Carta) -> None:
    for turno in carta.vivos:
        turno.morir("retirado")
    carta.estado, carta.entregada = "clasificada" if carta.tiene_tipo else "recibida", False


def _regresar(carta: Carta) -> None:
    carta.estado = "canalizada" if carta.vivos else "clasificada"
    for turno in carta.vivos:
        if turno.estado == "atendido" and turno.atiende:
            turno.devolver()


def _desglosar(carta: Carta) -> None:
    carta.puntos -= 1


def _ligar(carta: Carta) -> None:
    carta.ligada = True


def _desligar(carta: Carta) -> None:
    carta.ligada = False


def _archivar(carta: Carta) -> None:
    carta.previo, carta.estado = carta.estado, "archivada"


def _no_termino_por_si(carta: Carta) -> bool:
    """Archived after following another letter, or after being cancelled."""
    return carta.estado == "archivada" and carta.previo in {"acumulada", "cancelada"}


def _remitir(carta: Carta) -> None:
    carta.turnos.append(Turno("externa", "remision", "responsable", carta.decide_titular))
    carta.estado, carta.decide_titular = "canalizada", False


def _turnar(destinos: Sequence[tuple[str, str]]) -> Callable[[Carta], None]:
    def hacer(carta: Carta) -> None:
        for de, parte in destinos:
            caracter = "atencion" if parte else "conocimiento"
            turno = Turno(de, caracter, parte, vinculante=carta.decide_titular)
            turno.abrir("acuse", *(["respuesta"] if parte else []))
            carta.turnos.append(turno)
        carta.estado, carta.decide_titular = "canalizada", False

    return hacer


def _mal_destino(destinos: Sequence[tuple[str, str]]) -> Callable[[Carta], str]:
    def error(carta: Carta) -> str:
        responsables = carta.tiene_responsable + sum(p == "responsable" for _, p in destinos)
        repetida = {de for de, _ in destinos} & {t.de for t in carta.vivos}
        return INVALIDO if responsables != 1 or repetida else ""

    return error


def _si(condicion: Callable[[Carta], bool], codigo: str = INVALIDO) -> Callable[[Carta], str]:
    return lambda carta: codigo if condicion(carta) else ""


EN_TRAMITE = {"recibida", "clasificada", "canalizada"}
TODOS = {
    *EN_TRAMITE, "prevenida", "atendida", "concluida", "desechada", "acumulada", "cancelada",
    "archivada",
}  # fmt: skip
EXTERNA = (("externa", "responsable"),)

# verb → who, from which states, what it does, and what is refused besides (422 or 409)
DE_CARTA: dict[str, Verbo] = {
    "corregir": Verbo(_son(ANALISTAS | {CAPTURO}), TODOS - {"archivada"}, _nada),
    "cancelar": Verbo(
        _son(ANALISTAS), EN_TRAMITE, _pasa("cancelada"), _si(lambda c: bool(c.vivos), NO_ADMITE)
    ),
    "clasificar": Verbo(_son(ANALISTAS), {"recibida"}, _clasificar),
    "reclasificar": Verbo(_son(ANALISTAS), {"clasificada", "canalizada"}, _nada),
    "prevenir": Verbo(_son(ANALISTAS), EN_TRAMITE, _prevenir, _si(lambda c: c.anonima)),
    "desahogar": Verbo(_son(OFICIALIA), {"prevenida"}, _desahogar),
    "desechar": Verbo(
        _son(TITULAR), {"recibida", "clasificada", "prevenida"}, _terminar("desechada")
    ),
    "acumular": Verbo(_son(ANALISTAS), EN_TRAMITE, _terminar("acumulada")),
    "desglosar": Verbo(
        _son(ANALISTAS), {"recibida", "clasificada"}, _desglosar, _si(lambda c: c.puntos < 2)
    ),
    "tomar_conocimiento": Verbo(
        _son(ANALISTAS), {"clasificada"}, _pasa("concluida"), _si(lambda _: True)
    ),
    "remitir": Verbo(
        _encaminan, {"clasificada", "canalizada"}, _remitir, _mal_destino(EXTERNA)
    ),
    "responder_directo": Verbo(_son(ANALISTAS), {"clasificada"}, _pasa("atendida")),
    "regresar": Verbo(_son(ANALISTAS | TITULAR), {"atendida"}, _regresar),
    "notificar": Verbo(
        _son(OFICIALIA | ANALISTAS),
        {"clasificada", "canalizada", "atendida", "acumulada"},
        _notificar,
    ),
    "concluir": Verbo(
        _son(TITULAR), {"atendida"}, _concluir, _si(lambda c: not (c.entregada or c.anonima))
    ),
    "reabrir": Verbo(
        _son(TITULAR),
        {"concluida", "desechada", "archivada"},
        _reabrir,
        _si(_no_termino_por_si, NO_ADMITE),
    ),
    "archivar": Verbo(
        _son(ARCHIVO),
        {"concluida", "desechada", "acumulada", "cancelada"},
        _archivar,
        _si(lambda c: c.estado == "acumulada", NO_ADMITE),  # what it follows has not ended
    ),
    "ligar": Verbo(
        _son(OFICIALIA | ANALISTAS), TODOS - {"archivada"}, _ligar, _si(lambda c: c.ligada)
    ),
    "desligar": Verbo(
        _son(OFICIALIA | ANALISTAS),
        TODOS - {"archivada"},
        _desligar,
        _si(lambda c: not c.ligada, NO_EXISTE),
    ),
}  # fmt: skip


def de_carta(verbo: str, *extra: Sequence[object]) -> Verbo:
    """The verb; `turnar` also says to whom."""
    if verbo != "turnar":
        return DE_CARTA[verbo]
    destinos: Sequence[tuple[str, str]] = extra[0]  # type: ignore[assignment]
    return Verbo(
        _encaminan, {"clasificada", "canalizada"}, _turnar(destinos), _mal_destino(destinos)
    )
