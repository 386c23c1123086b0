"""The cast, and clocks of one same letter at a fixed moment."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Protocol

import pytest
import time_machine

from coordinacion.plazos import services
from coordinacion.plazos.clases import ClasePlazo
from coordinacion.plazos.models import Plazo
from tests.elenco import elenco as elenco
from tests.plazos.calendario import ZONA

Abrir = Callable[..., Plazo]


class Reloj(Protocol):
    """Moves the simulated clock to a local moment."""

    def __call__(self, texto: str) -> datetime: ...


@pytest.fixture
def en() -> Iterator[Reloj]:
    """The simulated clock; it starts on Thursday 5 November 2026 at 10:00 in Oaxaca."""
    inicio = datetime(2026, 11, 5, 10, 0, tzinfo=ZONA)
    with time_machine.travel(inicio, tick=False) as viaje:

        def mover(texto: str) -> datetime:
            momento = datetime.fromisoformat(texto).replace(tzinfo=ZONA)
            viaje.move_to(momento)
            return momento

        yield mover


@pytest.fixture
def abrir(db: None, en: Reloj) -> Abrir:
    """Open a clock of letter 1 now, RESPUESTA unless it says otherwise."""

    def _abrir(clase: str = ClasePlazo.RESPUESTA, **opciones: Any) -> Plazo:
        datos: dict[str, Any] = {
            "desde": datetime.now(ZONA),
            "asunto_id": 1,
            "folio": "JG/2026/000001-A",
            "url": "/asuntos/jg-2026-000001-a/",
            "tipo": "peticion",
            **opciones,
        }
        return services.abrir(clase=clase, **datos)

    return _abrir


@pytest.fixture
def local() -> Callable[[str], datetime]:
    """A local moment from its ISO text."""
    return lambda texto: datetime.fromisoformat(texto).replace(tzinfo=ZONA)
