"""How many queries each page costs: the same for one row and for twenty-five."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coordinacion.canalizacion import services as canalizacion
from coordinacion.nucleo import reloj
from tests.acuerdos.compromisos import compromiso_en
from tests.elenco import carta_nueva, clasificada, destino, respondida, turnada

MAXIMO = 10
MAXIMO_DEL_DIA = 26


def _cuantas(cliente, ruta: str) -> int:
    with CaptureQueriesContext(connection) as consultas:
        assert cliente.get(ruta).status_code == 200
    return len(consultas)


def _una_de_cada(elenco) -> None:
    carta_nueva(elenco)
    clasificada(elenco)
    turnada(elenco, destino(elenco.a), destino(elenco.d, "coadyuvante"))
    respondida(elenco)
    _, (turno,) = turnada(elenco)
    canalizacion.retirar(elenco.analista, turno.pk, motivo="De prueba")


@pytest.mark.parametrize("quien", ["analista", "titular_unidad"])
def test_una_bandeja_cuesta_lo_mismo_con_uno_que_con_muchos(dia, elenco, quien):
    cliente = elenco.cliente(quien)
    claves = ["por-clasificar", "por-turnar", "en-tramite", "por-vencer", "terminados"]
    if quien == "analista":
        claves += ["por-acusar", "por-revisar", "incompletos"]
    rutas = [f"/bandejas/{clave}/" for clave in claves]
    rutas += ["/bandejas/buscar/?q=camino", "/bandejas/en-tramite/?q=camino&semaforo=en_tiempo"]
    _una_de_cada(elenco)
    for ruta in rutas:
        cliente.get(ruta)  # the session's beginning, and what is written once a day
    con_una = {ruta: _cuantas(cliente, ruta) for ruta in rutas}
    for _ in range(6):
        _una_de_cada(elenco)
    assert {ruta: _cuantas(cliente, ruta) for ruta in rutas} == con_una
    assert max(con_una.values()) <= MAXIMO, con_una


def test_el_dia_de_la_titular_cuesta_lo_mismo_con_uno_que_con_muchos(dia, elenco):
    cliente = elenco.cliente("titular_unidad")

    def una_de_cada() -> None:
        _una_de_cada(elenco)
        compromiso_en(elenco, "vigente", fecha_comprometida=reloj.hoy())

    una_de_cada()
    cliente.get("/hoy/")
    con_una = _cuantas(cliente, "/hoy/")
    for _ in range(4):
        una_de_cada()
    assert _cuantas(cliente, "/hoy/") == con_una
    assert con_una <= MAXIMO_DEL_DIA
