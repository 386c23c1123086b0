"""Seats for the people of the browser journeys, on an ordinary Tuesday."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from coordinacion.organizacion.models import Usuario
from tests.elenco import Elenco, crear_elenco
from tests.recorridos.pasos_navegador import MARTES, TELEFONO, Persona, Puesto


@pytest.fixture
def tiempo(servidor: str) -> Iterator[Any]:
    """The clock of this process, the server's included; `move_to` and `shift` move it."""
    with time_machine.travel(MARTES, tick=True) as viaje:
        yield viaje


@pytest.fixture
def gente(tiempo: Any) -> Elenco:
    """The cast, committed."""
    return crear_elenco()


@pytest.fixture
def puesto(servidor: str, gente: Elenco, new_context: Any) -> Puesto:
    """Seats a person of the cast, signed in."""
    return lambda nombre: sentar(new_context, servidor, gente.personas[nombre])


def sentar(new_context: Any, servidor: str, usuario: Usuario, **clave: str) -> Persona:
    """A person signed in at a browser of her own; the liaisons work at a phone."""
    en_telefono = usuario.username.startswith("enlace")
    contexto = new_context(has_touch=en_telefono, is_mobile=en_telefono)
    persona = Persona(contexto, servidor, usuario, **clave)
    if en_telefono:
        persona.pagina.set_viewport_size(TELEFONO)
    return persona.entra()
