"""A list read page by page is the whole list, in the order asked for."""

from itertools import chain

import pytest
from django.http import QueryDict

from coordinacion.organizacion.models import Usuario
from coordinacion.supervision import reglas
from coordinacion.supervision.bandejas import BANDEJAS, bandeja_de
from coordinacion.supervision.views.listado import Listado
from tests.elenco import destino, turnada

TAMANO = 2


@pytest.fixture
def de_pocos(monkeypatch):
    monkeypatch.setattr(reglas, "TAMANOS", (TAMANO,))


def _listado(quien, clave: str, pedido: str) -> Listado:
    usuario = Usuario.objects.get(pk=quien.pk)
    bandeja = bandeja_de(usuario, clave)
    assert bandeja is not None, clave
    return Listado(usuario, bandeja, QueryDict(pedido))


def _en_paginas(quien, clave: str, pedido: str) -> list[int | None]:
    """The keys of the rows, page after page; None of what may not be read."""
    cuantas = _listado(quien, clave, pedido).pagina.paginator.num_pages
    paginas = (_listado(quien, clave, f"{pedido}&pagina={n}") for n in range(1, cuantas + 1))
    return [fila.clave for fila in chain.from_iterable(una.filas for una in paginas)]


def _por_reloj(listado: Listado) -> list[int]:
    """The same order, told without the database."""

    def de(registro):
        reloj = registro
        for paso in listado.bandeja.reloj.split("__"):
            reloj = getattr(reloj, paso)
        corre = reloj is not None and reloj.cerrado_en is None
        return corre, (reloj.vence_en, reloj.pk, registro.pk) if corre else (registro.pk,)

    al_reves = listado.orden == "-vence"
    con_orden = [(*de(registro), registro.pk) for registro in listado.todas()]
    corren = sorted((llave, pk) for corre, llave, pk in con_orden if corre)
    no_corren = sorted((llave, pk) for corre, llave, pk in con_orden if not corre)
    mitades = [mitad[::-1] if al_reves else mitad for mitad in (corren, no_corren)]
    return [pk for _, pk in chain(*mitades)]


@pytest.mark.parametrize("orden", ["vence", "-vence"])
def test_lo_que_corre_va_primero_y_las_paginas_no_se_enciman(escenario, de_pocos, orden):
    elenco = escenario.elenco
    for _ in range(2):  # on paper, no clock runs until it is delivered
        turnada(elenco, destino(elenco.a), destino(elenco.d, "coadyuvante"))
    con_varias = set()
    for bandeja in BANDEJAS:
        quien = elenco.titular_unidad if bandeja.clave == "por-decidir" else elenco.analista
        if bandeja_de(quien, bandeja.clave) is None:
            continue
        listado = _listado(quien, bandeja.clave, f"orden={orden}")
        esperado = _por_reloj(listado)
        assert [una.pk for una in listado.todas()] == esperado, bandeja.clave
        assert listado.total == len(esperado)
        leidas = _en_paginas(quien, bandeja.clave, f"orden={orden}")
        legibles = [uno for uno in esperado if uno in leidas]
        assert [una for una in leidas if una is not None] == legibles, bandeja.clave
        assert len(leidas) == len(esperado), bandeja.clave
        if len(esperado) > TAMANO:
            con_varias.add(bandeja.clave)
    assert con_varias >= {"por-acusar", "en-tramite", "turnos-vivos", "turnos-vencidos"}


def test_una_pagina_junta_a_los_ultimos_que_corren_y_los_primeros_que_no(dia, elenco, de_pocos):
    corren = [turnada(elenco)[1][0].pk for _ in range(3)]
    en_papel = [turno.pk for _ in range(3) for turno in turnada(elenco, destino(elenco.d))[1]]
    assert _en_paginas(elenco.analista, "por-acusar", "") == corren + en_papel
    al_reves = _en_paginas(elenco.analista, "por-acusar", "orden=-vence")
    assert al_reves == corren[::-1] + en_papel[::-1]


def test_sin_reloj_que_corra_tambien_se_listan(dia, elenco, de_pocos):
    en_papel = [turnada(elenco, destino(elenco.d))[1][0].pk for _ in range(3)]
    assert _en_paginas(elenco.analista, "por-acusar", "") == en_papel


@pytest.mark.parametrize("orden", ["recibida", "-recibida", "folio", "-folio"])
def test_los_demas_ordenes_se_leen_igual_por_paginas(escenario, de_pocos, orden):
    quien = escenario.elenco.analista
    for clave in ("por-acusar", "en-tramite", "turnos-vivos"):
        todas = [una.pk for una in _listado(quien, clave, f"orden={orden}").todas()]
        leidas = _en_paginas(quien, clave, f"orden={orden}")
        assert len(leidas) == len(todas)
        assert [una for una in leidas if una is not None] == [uno for uno in todas if uno in leidas]
