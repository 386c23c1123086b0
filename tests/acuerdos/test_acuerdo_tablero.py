"""The board: each figure opens its list and equals it, with as many queries for many rows as for
few."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coordinacion.acuerdos.models import Acuerdo, Compromiso
from coordinacion.acuerdos.selectors import tablero
from coordinacion.acuerdos.selectors.acuerdos import lista
from coordinacion.acuerdos.selectors.dimensiones import DIMENSIONES
from coordinacion.nucleo import reloj
from coordinacion.plazos.models import Plazo
from tests.acuerdos.acuerdos import acuerdo_en, municipio, programada
from tests.acuerdos.compromisos import compromiso_en, del_municipio
from tests.elenco import Elenco

DIAS = (0, 1, 7, 8, 30, 31, 90)


def _poblar(elenco: Elenco) -> None:
    """Commitments in every state, late by every age, of agencies and of a municipality."""
    for estado in ("propuesto", "vigente", "por_verificar", "cumplido", "incumplido", "cancelado"):
        compromiso_en(elenco, estado)
    for dias in DIAS:
        uno = compromiso_en(elenco, "vigente", **del_municipio())
        vence = reloj.ahora() - timedelta(days=dias)
        Plazo.objects.filter(folio=uno.folio).update(vence_en=vence)
    reunion = programada(elenco)
    Acuerdo.objects.filter(pk__in=Acuerdo.objects.values("pk")[:4]).update(
        reunion=reunion, municipio=municipio()
    )
    for estado in ("propuesto", "alcanzado", "no_alcanzado"):
        acuerdo_en(elenco, estado)


@pytest.mark.parametrize("persona", ["vinculacion", "enlace_a"])
def test_cada_numero_es_su_lista(elenco: Elenco, persona: str) -> None:
    _poblar(elenco)
    usuario, ahora = elenco.personas[persona], reloj.ahora()
    todos = Compromiso.objects.visibles_para(usuario).count()
    assert todos
    for clave, dimension in DIMENSIONES.items():
        renglones = tablero.tablero(usuario, dimension, ahora)
        for uno in renglones:
            for columna, cuantos in uno.compromisos.items():
                filtros = {clave: uno.llave, "columna": columna}
                suyos = tablero.compromisos(usuario, filtros, ahora)
                assert suyos.count() == cuantos, (clave, uno.nombre, columna)
            for estado, cuantos in uno.acuerdos.items():
                suyos_ = lista(usuario, {clave: uno.llave, "estado": estado})
                assert suyos_.count() == cuantos, (clave, uno.nombre, estado)
            partes = [n for columna, n in uno.compromisos.items() if columna != tablero.TOTAL]
            assert sum(partes) == uno.compromisos.get(tablero.TOTAL, 0)
        assert sum(uno.compromisos.get(tablero.TOTAL, 0) for uno in renglones) == todos


def test_cada_vencido_esta_en_una_sola_edad(elenco: Elenco) -> None:
    _poblar(elenco)
    (fila,) = [
        uno
        for uno in tablero.tablero(elenco.vinculacion, DIMENSIONES["orden"], reloj.ahora())
        if uno.nombre != "Ejecutivo estatal" and uno.compromisos
    ]
    edades = [fila.compromisos[f"vencidos_{edad}"] for edad in ("semana", "mes", "mas")]
    assert sum(edades) == len(DIAS) and all(edades)


def test_los_enlaces_de_la_pagina_abren_esas_listas(elenco: Elenco) -> None:
    _poblar(elenco)
    cliente = elenco.cliente("consulta")
    for clave in DIMENSIONES:
        pagina = cliente.get(reverse("acuerdo:tablero"), {"por": clave}).content.decode()
        celdas = re.findall(r'<a href="(/acuerdos/[^"]*\?[^"]+)"[^>]*>(\d+)</a>', pagina)
        assert celdas
        for url, cuantos in celdas[:12]:
            abierta = cliente.get(unescape(url))
            filas = abierta.content.decode().count('<tr class="fila-enlace">')
            assert (abierta.status_code, filas) == (200, int(cuantos)), url


def test_las_consultas_no_crecen_con_los_renglones(elenco: Elenco) -> None:
    compromiso_en(elenco, "vigente")
    cliente = elenco.cliente("vinculacion")
    paginas = [reverse("acuerdo:tablero"), reverse("acuerdo:lista"), reverse("acuerdo:compromisos")]

    def consultas(url: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as hechas:
            assert cliente.get(url).status_code == 200
        return len(hechas)

    for url in paginas:
        consultas(url)
    antes = [consultas(url) for url in paginas]
    _poblar(elenco)
    assert [consultas(url) for url in paginas] == antes


def test_la_hoja_de_calculo_dice_lo_mismo(elenco: Elenco) -> None:
    from io import BytesIO

    from openpyxl import load_workbook

    _poblar(elenco)
    hoja: Any = elenco.cliente("vinculacion").get(reverse("acuerdo:xlsx"), {"por": "region"})
    filas = list(load_workbook(BytesIO(hoja.content)).active.iter_rows(values_only=True))
    assert sum(fila[-1] for fila in filas[1:]) == Compromiso.objects.count()
