"""The scenario at a fixed moment, and how a test reads a page."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests.elenco import crear_elenco
from tests.soporte import mundos
from tests.supervision.escenario import AHORA, Escenario, crear_escenario


@pytest.fixture
def dia() -> Iterator[None]:
    """The clock of the scenario; declare it before anything that writes."""
    with time_machine.travel(AHORA, tick=False):
        yield


@pytest.fixture
def escenario(
    dia: None, django_db_setup: None, django_db_blocker: Any, request: pytest.FixtureRequest
) -> Escenario:
    """Every situation, at `AHORA`: made once, and given to each test as it was made."""
    hecho = mundos.dar("escenario", lambda _: crear_escenario(crear_elenco()), django_db_blocker)
    request.getfixturevalue("db")  # only now: the transaction of the test goes inside
    return hecho.de_nuevo()


@pytest.fixture
def pasan_dias(dia: None) -> Iterator[Callable[[int], None]]:
    """Moves the clock to so many days after the scenario's moment."""
    with ExitStack() as pila:

        def mover(cuantos: int) -> None:
            pila.enter_context(time_machine.travel(AHORA + timedelta(days=cuantos), tick=False))

        yield mover


def pagina(cliente: Client, ruta: str) -> str:
    """The page at that address, which must answer well."""
    respuesta = cliente.get(ruta)
    assert respuesta.status_code == 200, (ruta, respuesta.status_code)
    return respuesta.content.decode()


def folios(html: str) -> list[str]:
    """The folios of the rows, in order; of a turn, that of its letter."""
    return re.findall(r'class="folio"[^>]*>([A-Z]+/\d{4}/\d{6}-[A-Z])', html)


def cuentas(html: str) -> dict[str, int]:
    """The tabs with what each one says that it holds."""
    hallados = re.findall(
        r'<a href="/bandejas/([a-z-]+)/"[^>]*>[^<]*<span class="cuenta[^"]*">(\d+)</span>', html
    )
    return {clave: int(cuenta) for clave, cuenta in hallados}
