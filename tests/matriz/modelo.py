"""The letter and its turns once more, as plain Python: what each verb by each person must answer.

Written from the tables of the design and the decisions alone; it imports nothing of the product.
Where both agree after any sequence of verbs, neither is a typo. One working day, one letter of a
type that owes an answer, all its turns to institutions on screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

HECHO, SIN_PERMISO, NO_EXISTE, NO_ADMITE, INVALIDO = "hecho", "403", "404", "409", "422"

LECTORES = {"oficialia", "analista", "titular_unidad", "consulta", "auditoria", "todologa"}
DE_INSTITUCION = {
    "a": {"enlace_a", "titular_institucion_a"},
    "b": {"enlace_b"},
    "externa": set[str](),
}
ENLACES = {"a": {"enlace_a"}, "b": {"enlace_b"}, "externa": set[str]()}
ANALISTAS = {"analista", "todologa"}
OFICIALIA = {"oficialia", "todologa"}
TITULAR = {"titular_unidad"}
CAPTURO = "oficialia"
"""Who registered the letter: today she corrects it too."""

PRORROGA_MAX = 5
"""Working days that the rule of a turn's term lets be granted, one at a time here."""
RECHAZOS_QUE_ESCALAN = 3
MUERTOS = {"declinado", "retirado"}


@dataclass
class Reloj:
    """A clock that was opened: running, standing still (and why), or ended."""

    detenido: str = ""
    cerrado: bool = False

    @property
    def corre(self) -> bool:
        return not self.cerrado and not self.detenido


@dataclass
class Turno:
    """One letter at one institution."""

    de: str
    caracter: str
    parte: str
    vinculante: bool = False
    estado: str = "turnado"
    relojes: dict[str, Reloj] = field(default_factory=dict)
    pide_prorroga: bool = False
    prorrogado: int = 0

    @property
    def vivo(self) -> bool:
        return self.estado not in MUERTOS

    @property
    def atiende(self) -> bool:
        return self.caracter == "atencion"

    def abrir(self, *clases: str) -> None:
        for clase in clases:
            self.relojes[clase] = Reloj()

    def cerrar(self, *clases: str) -> None:
        for clase in clases or tuple(self.relojes):
            if clase in self.relojes:
                self.relojes[clase].cerrado = True

    def morir(self, estado: str) -> None:
        self.estado = estado
        self.cerrar()


@dataclass
class Carta:
    """The letter; `regla` is its topic's closing rule."""

    anonima: bool
    regla: str
    puntos: int
    estado: str = "recibida"
    previo: str = ""
    turnos: list[Turno] = field(default_factory=list)
    decide_titular: bool = False
    entregada: bool = False

    # What the verbs ask.
    @property
    def vivos(self) -> list[Turno]:
        return [t for t in self.turnos if t.vivo]

    @property
    def tiene_responsable(self) -> bool:
        return any(t.parte == "responsable" for t in self.vivos)

    def la_ve(self, quien: str) -> bool:
        tuvieron = set().union(*(DE_INSTITUCION[t.de] for t in self.turnos))
        return quien in LECTORES | tuvieron

    # What follows by itself.
    def revisar(self) -> None:
        """The closing rule, or nobody left to answer."""
        if self.estado != "canalizada":
            return
        if self._se_cierra():
            for turno in self.vivos:
                if turno.parte and turno.estado in {"turnado", "acusado", "respondido"}:
                    turno.morir("retirado")
            self.estado = "atendida"
        elif not self.tiene_responsable:
            rechazos = sum(t.estado == "declinado" for t in self.turnos)
            self.decide_titular = self.decide_titular or rechazos >= RECHAZOS_QUE_ESCALAN

    def _se_cierra(self) -> bool:
        cuentan = [t for t in self.vivos if t.caracter != "conocimiento"]
        aceptados = [t for t in cuentan if t.estado == "atendido"]
        if self.regla == "cualquiera":
            return bool(aceptados)
        responsable = any(t.parte == "responsable" for t in aceptados)
        return responsable and (self.regla == "responsable" or len(aceptados) == len(cuentan))

    def retirar_los_vivos(self) -> None:
        for turno in self.vivos:
            if turno.estado != "atendido":
                turno.morir("retirado")


@dataclass(frozen=True)
class Verbo:
    """Who may, in which states, what is refused besides, and what it does."""

    quienes: Callable[[Carta], set[str]]
    estados: set[str]
    hacer: Callable[[Carta], None]
    error: Callable[[Carta], str] = lambda _: ""


def intentar_carta(carta: Carta, verbo: str, quien: str, *extra: Sequence[object]) -> str:
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
    carta.estado, carta.entregada = "clasificada", False


def _regresar(carta: Carta) -> None:
    carta.estado = "canalizada" if carta.vivos else "clasificada"
    for turno in carta.vivos:
        if turno.estado == "atendido" and turno.atiende:
            _devuelto(turno)


def _desglosar(carta: Carta) -> None:
    carta.puntos -= 1


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
    "clasificar": Verbo(_son(ANALISTAS), {"recibida"}, _pasa("clasificada")),
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
    "reabrir": Verbo(_son(TITULAR), {"concluida", "desechada", "archivada"}, _reabrir),
}  # fmt: skip


def de_carta(verbo: str, *extra: Sequence[object]) -> Verbo:
    """The verb; `turnar` also says to whom."""
    if verbo != "turnar":
        return DE_CARTA[verbo]
    destinos: Sequence[tuple[str, str]] = extra[0]  # type: ignore[assignment]
    return Verbo(
        _encaminan, {"clasificada", "canalizada"}, _turnar(destinos), _mal_destino(destinos)
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


def intentar_turno(
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


def _devuelto(turno: Turno) -> None:
    turno.estado, turno.pide_prorroga, turno.prorrogado = "acusado", False, 0
    turno.abrir("respuesta")


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
        lambda _, t: _devuelto(t),
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
