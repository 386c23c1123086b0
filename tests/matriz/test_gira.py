"""State of the event × verb × role for its petitions. The tables are the acceptance document.

A gira gives its petitions no transition: what its state decides is whether anything new is begun.
What was handed in before it was cancelled is still captured and registered, for nobody can hand it
in again.
"""

from collections.abc import Callable
from functools import partial

import pytest

from coordinacion.canalizacion.models import Turno
from coordinacion.giras import services
from coordinacion.giras.forms import carta_de, peticionarios_de
from coordinacion.giras.models import Captura, Renglon
from coordinacion.nucleo.etiquetas import EstadoReunion as Estado
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Reunion
from tests.elenco import Elenco
from tests.giras.giras import captura, clave, entregada, escaneo, escrito, gira, gira_en
from tests.matriz.intentos import HECHO, NO_ADMITE, SIN_PERMISO, intentar
from tests.matriz.tablas import Tablas

TODOS = set(Estado.values)

# verb → the states of the event that admit it; none of them changes the state
ADMITE: dict[str, tuple[set[str], str]] = {
    "abrir": (TODOS - {"cancelada"}, ""),
    "guardar": (TODOS, ""),
    "continuar": (TODOS, ""),
    "registrar": (TODOS, ""),
    "imprimir_hojas": (TODOS - {"cancelada"}, ""),
    "leer_hoja": (TODOS, ""),
}

# verb → the people who may run it
CAPTURAN = {"oficialia", "vinculacion", "todologa"}
REGISTRAN = {"oficialia", "todologa"}
PUEDE: dict[str, set[str]] = {
    "abrir": CAPTURAN,
    "guardar": CAPTURAN,
    "continuar": CAPTURAN,
    "registrar": REGISTRAN,
    "imprimir_hojas": CAPTURAN,
    "leer_hoja": REGISTRAN,
}

# who has a sheet → what each of those who capture may do in it without taking it over
ESCRIBE = {
    ("oficialia", "oficialia"): HECHO,
    ("oficialia", "vinculacion"): NO_ADMITE,
    ("oficialia", "todologa"): NO_ADMITE,
    ("vinculacion", "oficialia"): NO_ADMITE,
    ("vinculacion", "vinculacion"): HECHO,
    ("vinculacion", "todologa"): NO_ADMITE,
}

# who registers what was handed over in the act → where the letter stands, and its turn
ENTREGADA = {"oficialia": ("recibida", []), "todologa": ("canalizada", ["acusado"])}


def _de(actor: Usuario, reunion: Reunion) -> Captura:
    """The sheet that the person has at the event; another's, for who has none."""
    todas = Captura.objects.filter(reunion=reunion)
    una = todas.filter(persona=actor).first() or todas.first()
    assert una is not None
    return una


def _guardar(actor: Usuario, reunion: Reunion) -> object:
    return services.guardar(actor, _de(actor, reunion).pk, {}, [escrito(2)])


def _registrar(actor: Usuario, reunion: Reunion) -> object:
    una = _de(actor, reunion)
    renglon = Renglon.objects.filter(captura=una).first()
    assert renglon is not None
    personas = peticionarios_de(renglon)
    return services.registrar(actor, carta_de(renglon, una), renglon.pk, peticionarios=personas)


EJECUTAR: dict[str, Callable[[Usuario, Reunion], object]] = {
    "abrir": lambda actor, una: services.abrir(actor, una.pk, clave_envio=clave()),
    "guardar": _guardar,
    "continuar": lambda actor, una: services.continuar(actor, _de(actor, una).pk),
    "registrar": _registrar,
    "imprimir_hojas": lambda actor, una: services.imprimir_hojas(actor, una.pk, desde=1, cuantas=2),
    "leer_hoja": lambda actor, una: services.leer_hoja(actor, una, escaneo(actor), numero=1),
}


def _en(elenco: Elenco, estado: str) -> Reunion:
    """A gira in that state, with a form and a sheet of each who captures, begun before it."""
    return gira_en(elenco, estado, capturan=CAPTURAN)


TABLAS = Tablas(Reunion, ADMITE, PUEDE, set(), EJECUTAR, _en)


@pytest.mark.parametrize("estado", Estado.values)
def test_quien_puede_que(elenco: Elenco, estado: str) -> None:
    assert TABLAS.respuestas(elenco, estado) == TABLAS.esperadas(elenco, estado)


@pytest.mark.parametrize("verbo", ADMITE)
def test_ningun_verbo_mueve_la_gira(elenco: Elenco, verbo: str) -> None:
    assert TABLAS.llegadas(elenco, verbo) == TABLAS.destinos(verbo)


def test_en_una_captura_solo_escribe_quien_la_lleva(elenco: Elenco) -> None:
    de = {quien: captura(elenco, quien, gira(elenco)) for quien, _ in ESCRIBE}
    assert {
        (quien, otra): intentar(
            partial(services.guardar, elenco.personas[otra], de[quien].pk, {}, [escrito(1)])
        )
        for quien, otra in ESCRIBE
    } == ESCRIBE


def test_quien_la_continua_escribe_y_quien_la_llevaba_ya_no(elenco: Elenco) -> None:
    una = captura(elenco, "vinculacion")
    services.continuar(elenco.oficialia, una.pk)
    assert {
        nombre: intentar(
            partial(services.guardar, elenco.personas[nombre], una.pk, {}, [escrito(1)])
        )
        for nombre in ("oficialia", "vinculacion", "consulta")
    } == {"oficialia": HECHO, "vinculacion": NO_ADMITE, "consulta": SIN_PERMISO}


@pytest.mark.parametrize("quien", ENTREGADA)
def test_lo_entregado_en_el_acto_llega_hasta_donde_puede_quien_registra(
    elenco: Elenco, quien: str
) -> None:
    carta = entregada(elenco, quien)
    turnos = list(Turno.objects.filter(correspondencia=carta).values_list("estado", flat=True))
    assert (carta.estado, turnos) == ENTREGADA[quien]
