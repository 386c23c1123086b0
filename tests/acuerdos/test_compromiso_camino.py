"""The commitment's page draws its path, with the present step marked, for the unit's people."""

import pytest

from tests.acuerdos.compromisos import compromiso_en
from tests.elenco import Elenco
from workflows.nodos_compromiso import NodoCompromiso

PASO = {
    "propuesto": NodoCompromiso.FORMALIZAR,
    "vigente": NodoCompromiso.SEGUIR,
    "por_verificar": NodoCompromiso.VERIFICAR,
    "cumplido": NodoCompromiso.FIN,
    "incumplido": NodoCompromiso.FIN,
    "cancelado": NodoCompromiso.FIN,
}
YA_PASO = {
    "propuesto": "",
    "vigente": "por formalizar.",
    "por_verificar": "por formalizar; en seguimiento: lo debe quien se comprometió.",
    "cumplido": "por formalizar; en seguimiento: lo debe quien se comprometió; por verificar.",
    "incumplido": "por formalizar; en seguimiento: lo debe quien se comprometió.",
    "cancelado": "por formalizar; en seguimiento: lo debe quien se comprometió.",
}


@pytest.mark.parametrize("estado", PASO)
def test_la_pagina_marca_el_paso_y_los_que_ya_dio(elenco: Elenco, estado: str) -> None:
    compromiso = compromiso_en(elenco, estado)
    html = elenco.cliente("vinculacion").get(compromiso.get_absolute_url()).content.decode()
    camino = html.split('id="camino"')[1].split("</section>")[0]
    assert f"Paso actual: <strong>{PASO[estado].label}</strong>" in camino
    assert camino.count('camino-actual"') == 3  # the two pictures, and the words above them
    ya = camino.split("Ya pasó por: ")[1].split("</p>")[0] if "Ya pasó por: " in camino else ""
    assert ya == YA_PASO[estado]


def test_la_institucion_no_ve_el_camino_de_la_unidad(elenco: Elenco) -> None:
    compromiso = compromiso_en(elenco, "vigente")
    html = elenco.cliente("enlace_a").get(compromiso.get_absolute_url()).content.decode()
    assert 'id="camino"' not in html
