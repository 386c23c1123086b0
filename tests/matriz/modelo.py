"""The letter and its turns once more, as plain Python: what each verb by each person must answer.

Written from the tables of the design and the decisions alone; it imports nothing of the product.
Where both agree after any sequence of verbs, neither is a typo. One working day, one letter of a
type that owes an answer, all its turns to institutions on screen.
"""

from __future__ import annotations

from dataclasses import dataclass, field

HECHO, SIN_PERMISO, NO_EXISTE, NO_ADMITE, INVALIDO = "hecho", "403", "404", "409", "422"

LECTORES = {
    "oficialia", "analista", "titular_unidad", "archivo", "consulta", "auditoria", "todologa",
}  # fmt: skip
DE_INSTITUCION = {
    "a": {"enlace_a", "titular_institucion_a"},
    "b": {"enlace_b"},
    "externa": set[str](),
}
ENLACES = {"a": {"enlace_a"}, "b": {"enlace_b"}, "externa": set[str]()}
ANALISTAS = {"analista", "todologa"}
OFICIALIA = {"oficialia", "todologa"}
TITULAR = {"titular_unidad"}
ARCHIVO = {"archivo"}
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

    def devolver(self) -> None:
        self.estado, self.pide_prorroga, self.prorrogado = "acusado", False, 0
        self.abrir("respuesta")

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
    ligada: bool = False
    tiene_tipo: bool = False

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
