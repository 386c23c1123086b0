"""How these tests make work on many records and run it."""

import pytest

from coordinacion.operaciones.models import Operacion, Renglon
from tests.elenco import Elenco, carta_nueva, clasificada, turnada
from workflows import bloque


def elegir(elenco: Elenco, quien: str, lista: str, verbo: str, registros=(), **campos):
    """Send a selection as the bar of a list does; the answer."""
    datos = {"lista": lista, "verbo": verbo, "registro": list(registros), **campos}
    return elenco.cliente(quien).post("/operaciones/elegir/", datos)


def la_ultima() -> Operacion:
    return Operacion.objects.latest("pk")


def hacer(operacion: Operacion) -> Operacion:
    """Run an operation to its end in this process."""
    while bloque.avanzar(operacion.pk):
        pass
    return Operacion.objects.get(pk=operacion.pk)


def resultados(operacion: Operacion) -> dict[str, tuple[str, str]]:
    """What became of each row, by its label."""
    filas = Renglon.objects.filter(operacion=operacion).order_by("orden")
    return {fila.etiqueta: (fila.resultado, fila.mensaje) for fila in filas}


def a_la_institucion(institucion, instruccion, papel="responsable") -> dict[str, object]:
    """One destination, as the form sends it."""
    return {
        "destino-TOTAL_FORMS": 1,
        "destino-INITIAL_FORMS": 0,
        "destino-0-institucion": institucion.pk,
        "destino-0-papel": papel,
        "destino-0-instruccion": instruccion.pk,
        "destino-0-dias": "",
    }


@pytest.fixture
def por_turnar(elenco: Elenco):
    """Three classified letters to be routed."""
    return [clasificada(elenco) for _ in range(3)]


@pytest.fixture
def por_clasificar(elenco: Elenco):
    """Three letters just received."""
    return [carta_nueva(elenco) for _ in range(3)]


@pytest.fixture
def por_acusar(elenco: Elenco):
    """Three turns that agency A has not acknowledged."""
    return [turnada(elenco)[1][0] for _ in range(3)]
