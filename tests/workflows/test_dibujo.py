"""The picture of the path: it is the flow, it marks the present step, and no two lines cross."""

from itertools import combinations, pairwise

import pytest

from coordinacion.correspondencia.models import Correspondencia
from tests.elenco import Elenco, atendida, carta_nueva, respondida, turnada
from tests.matriz import verbos_carta, verbos_turno
from workflows import marcha
from workflows.caminos import CAMINOS, DE_CARTA, DE_COMPROMISO, Camino
from workflows.dibujo import dibujos, tabla
from workflows.models import Proceso
from workflows.nodos import Nodo
from workflows.nodos_compromiso import NodoCompromiso
from workflows.planos import NO_SE_DIBUJAN, SOLO_EN_TABLA, Plano

Segmento = tuple[float, float, float, float]
PLANOS = pytest.mark.parametrize(
    ("camino", "plano"),
    [
        pytest.param(camino, plano, id=f"{camino.registro}_{plano.clase}")
        for camino in CAMINOS
        for plano in camino.planos
    ],
)


def del_flujo(camino: Camino) -> set[tuple[str, str]]:
    return {
        (arista.src.name, arista.dst.name)
        for nodo in camino.flujo.instance.nodes()
        if nodo.name not in NO_SE_DIBUJAN
        for arista in nodo._outgoing()
    }


@PLANOS
def test_lo_dibujado_es_el_flujo(camino: Camino, plano: Plano) -> None:
    nodos = {nodo.name for nodo in camino.flujo.instance.nodes()}
    sin_dibujar = SOLO_EN_TABLA if camino is DE_CARTA else set()
    assert set(plano.lugares) == nodos - NO_SE_DIBUJAN
    assert set(plano.trazos) == del_flujo(camino) - sin_dibujar
    assert del_flujo(camino) >= sin_dibujar


@PLANOS
def test_ninguna_linea_cruza_a_otra(camino: Camino, plano: Plano) -> None:
    dibujo = next(uno for uno in dibujos(camino) if uno.clase == plano.clase)
    lineas = [_segmentos(linea.trazo) for linea in dibujo.lineas]
    cruces = [
        (a, b) for una, otra in combinations(lineas, 2) for a in una for b in otra if _cruzan(a, b)
    ]
    assert cruces == []


def _segmentos(trazo: str) -> list[Segmento]:
    puntos = [tuple(map(float, uno.split(","))) for uno in trazo[1:].split(" L")]
    return [(*a, *b) for a, b in pairwise(puntos)]  # type: ignore[misc]


def _cruzan(a: Segmento, b: Segmento) -> bool:
    """Whether an upright and a level stretch cross; lines that end together share their way."""
    if (a[0] == a[2]) == (b[0] == b[2]):
        return False
    vertical, horizontal = (a, b) if a[0] == a[2] else (b, a)
    x, y = vertical[0], horizontal[1]
    return _entre(x, horizontal[0], horizontal[2]) and _entre(y, vertical[1], vertical[3])


def _entre(valor: float, uno: float, otro: float) -> bool:
    return min(uno, otro) < valor < max(uno, otro)


def test_la_tabla_cuenta_todos_los_caminos() -> None:
    filas = tabla(DE_CARTA)
    assert {fila.paso for fila in filas} == {n.label for n in Nodo if n != Nodo.FIN}
    for _, respuesta, _ in [("", "Ya había respondido otra", "")]:
        assert any(fila.respuesta == respuesta for fila in filas)
    assert any(f.paso == Nodo.CONCLUIR.label and f.sigue == Nodo.FIN.label for f in filas)


def test_la_tabla_del_compromiso_cuenta_los_suyos() -> None:
    filas = {(f.paso, f.respuesta, f.sigue) for f in tabla(DE_COMPROMISO)}
    verificar, seguir = NodoCompromiso.VERIFICAR.label, NodoCompromiso.SEGUIR.label
    assert (verificar, "No lo que se reportó", seguir) in filas
    assert {paso for paso, _, _ in filas} == {
        n.label for n in NodoCompromiso if n != NodoCompromiso.FIN
    }


def _marcado(elenco: Elenco, carta: Correspondencia) -> str:
    """The name written in the box of the present step, on the case page."""
    html = elenco.cliente("analista").get(carta.get_absolute_url()).content.decode()
    assert html.count('camino-actual"') == 3  # the two pictures, and the words above them
    texto = html.split("Paso actual: <strong>")[1].split("</strong>")[0]
    return texto


def test_la_pagina_marca_el_paso_despues_de_cada_verbo(elenco: Elenco) -> None:
    recibida = carta_nueva(elenco)
    assert _marcado(elenco, recibida) == Nodo.CLASIFICAR.label
    verbos_carta.clasificar(elenco, elenco.analista, recibida)
    assert _marcado(elenco, recibida) == Nodo.DECIDIR.label
    turnada_, (turno,) = turnada(elenco)
    assert _marcado(elenco, turnada_) == Nodo.ESPERAR.label
    verbos_turno.retirar(elenco, elenco.analista, turno, None)
    assert _marcado(elenco, turnada_) == Nodo.TURNAR_DE_NUEVO.label
    assert _marcado(elenco, respondida(elenco)[0]) == Nodo.REVISAR.label
    assert _marcado(elenco, atendida(elenco)[0]) == Nodo.NOTIFICAR.label


def test_el_reconstruido_se_ve_igual(elenco: Elenco) -> None:
    carta, _ = atendida(elenco)
    cliente, url = elenco.cliente("analista"), carta.get_absolute_url()

    def seccion() -> str:
        html = cliente.get(url).content.decode()
        return str(html.split('id="camino"')[1].split("</section>")[0])

    antes = seccion()
    assert "Ya pasó por: por clasificar" in antes
    Proceso.objects.filter(carta=carta).delete()
    marcha.reconstruir(DE_CARTA, [carta.pk])
    assert seccion() == antes


def test_lo_terminado_esta_al_final(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    verbos_carta.desechar(elenco, elenco.titular_unidad, carta)
    assert _marcado(elenco, carta) == Nodo.FIN.label


def test_la_institucion_no_ve_el_camino_de_la_unidad(elenco: Elenco) -> None:
    carta, _ = turnada(elenco)
    html = elenco.cliente("enlace_a").get(carta.get_absolute_url()).content.decode()
    assert 'id="camino"' not in html
    assert "style=" not in html
