"""Trying every state × verb × person of a record against the literal tables of its file.

The tables stay in the test of each record, where they are read as its acceptance document; here is
only how they are tried. What is compared comes back to the test, whose assertion shows both sides.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from django.db.models import Model

from coordinacion.nucleo.fsm import can_proceed
from coordinacion.organizacion.models import Usuario
from tests.elenco import Elenco
from tests.matriz.intentos import HECHO, NO_ADMITE, NO_EXISTE, SIN_PERMISO, intentar

R = TypeVar("R", bound=Model)
Admite = Mapping[str, tuple[set[str], str]]
"""Verb → the states that admit it, and the state that it leads to ("": it stays)."""
Puede = Mapping[str, set[str]]
"""Verb → the people of the cast who may run it."""
Respuestas = dict[tuple[str, str], str]
"""What each person was answered on running each verb."""


def _nadie(estado: str, verbo: str, nombre: str) -> bool:
    return False


@dataclass(frozen=True)
class Tablas(Generic[R]):
    """The tables of one kind of record, how to bring one to a state, and how to run its verbs.

    `ademas` says who may run a verb in a state without being in `puede`: whoever has the record.
    """

    modelo: type[R]
    admite: Admite
    puede: Puede
    no_lo_ven: set[str]
    ejecutar: Mapping[str, Callable[[Usuario, R], object]]
    en: Callable[[Elenco, str], R]
    ademas: Callable[[str, str, str], bool] = _nadie

    def admitidos(self, estado: str) -> set[str]:
        """The verbs that the state machine admits, of all that the model has."""
        uno, campo = self.modelo(estado=estado), self.modelo._meta.get_field("estado")
        todos: set[str] = {
            transicion.name
            for transicion in campo.get_all_transitions(self.modelo)  # type: ignore[union-attr]
        }
        return {verbo for verbo in todos if can_proceed(getattr(uno, verbo))}

    def admite_la_tabla(self, estado: str) -> set[str]:
        """The verbs that the table admits."""
        return {verbo for verbo, (desde, _) in self.admite.items() if estado in desde}

    def respuestas(self, elenco: Elenco, estado: str) -> Respuestas:
        """What the service answers to each person of the cast for each verb; nothing stays."""
        registro = self.en(elenco, estado)
        return {
            (verbo, nombre): intentar(partial(ejecutar, persona, registro))
            for verbo, ejecutar in self.ejecutar.items()
            for nombre, persona in elenco.personas.items()
        }

    def esperadas(self, elenco: Elenco, estado: str) -> Respuestas:
        """What the tables say that it answers."""
        return {
            (verbo, nombre): self._esperada(estado, verbo, nombre)
            for verbo in self.admite
            for nombre in elenco.personas
        }

    def _esperada(self, estado: str, verbo: str, nombre: str) -> str:
        if nombre in self.no_lo_ven:
            return NO_EXISTE
        if nombre not in self.puede[verbo] and not self.ademas(estado, verbo, nombre):
            return SIN_PERMISO
        return HECHO if estado in self.admite[verbo][0] else NO_ADMITE

    def llegadas(self, elenco: Elenco, verbo: str) -> dict[str, str]:
        """Where the verb leads, run by somebody who may, from each state that admits it."""
        return {estado: self._llegada(elenco, verbo, estado) for estado in self.admite[verbo][0]}

    def _llegada(self, elenco: Elenco, verbo: str, estado: str) -> str:
        registro = self.en(elenco, estado)
        self.ejecutar[verbo](elenco.personas[min(self.puede[verbo])], registro)
        leido: Any = self.modelo._default_manager.get(pk=registro.pk)
        return str(leido.estado)

    def destinos(self, verbo: str) -> dict[str, str]:
        """Where the table says that it leads."""
        desde, hasta = self.admite[verbo]
        return {estado: hasta or estado for estado in desde}
