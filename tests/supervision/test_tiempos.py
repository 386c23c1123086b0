"""The times of a period: each figure equals its list and what each letter's own page says."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import timedelta
from io import BytesIO
from statistics import median, quantiles
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Etapa
from coordinacion.canalizacion.selectors.tiempos import tiempos_de
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia, Tipo
from coordinacion.organizacion.models import Institucion
from coordinacion.plazos.clases import Desenlace
from coordinacion.plazos.models import CategoriaSuspension
from coordinacion.supervision.medidas import DE_LA_UNIDAD
from tests.elenco import Elenco, destino, intento, respondida, sentidos, turnada
from tests.supervision.conftest import folios, pagina
from tests.supervision.escenario import AHORA, Escenario, hace

RUTA = "/tiempos/"


@pytest.fixture
def medido(escenario: Escenario) -> Escenario:
    """The desk of every day, and letters that took long: late, given more time, in two rounds."""
    _tarde(escenario.elenco)
    _prorrogada(escenario.elenco)
    _de_dos_vueltas(escenario.elenco)
    _suspendida(escenario.elenco)
    return escenario


def _responder(elenco: Elenco, turno: Turno, quien: str) -> None:
    canalizacion.responder(
        elenco.personas[quien], turno.pk, texto="Se atenderá.", sentidos=sentidos(turno)
    )


def _tarde(elenco: Elenco) -> None:
    with hace(40):
        carta, (turno,) = turnada(elenco, destino(elenco.b))
    with hace(15):
        _responder(elenco, turno, "enlace_b")
    with hace(8):
        canalizacion.aceptar(elenco.analista, turno.pk)
    with hace(6):
        correspondencia.notificar(elenco.oficialia, carta.pk, intento())
    with hace(5):
        sentido = Tipo.objects.get(clave="peticion").sentidos.all()[0]
        canalizacion.concluir(elenco.titular_unidad, carta.pk, sentido=sentido)


def _prorrogada(elenco: Elenco) -> None:
    with hace(20):
        _, (turno,) = turnada(elenco, destino(elenco.c))
        canalizacion.acusar(elenco.enlace_c, turno.pk)
        canalizacion.solicitar_prorroga(elenco.enlace_c, turno.pk, dias=2, motivo="Falta dictamen")
        canalizacion.conceder_prorroga(elenco.analista, turno.pk, dias=2)
    with hace(12):
        _responder(elenco, turno, "enlace_c")


def _de_dos_vueltas(elenco: Elenco) -> None:
    with hace(20):
        _, turno = respondida(elenco)
    with hace(16):
        canalizacion.devolver(elenco.analista, turno.pk, complemento="Falta el dictamen")
    with hace(13):
        _responder(elenco, turno, "enlace_a")
    with hace(9):
        canalizacion.aceptar(elenco.analista, turno.pk)


def _suspendida(elenco: Elenco) -> None:
    with hace(22):
        _, (turno,) = turnada(elenco, destino(elenco.c))
        canalizacion.acusar(elenco.enlace_c, turno.pk)
    with hace(20):
        canalizacion.suspender(
            elenco.analista,
            turno.pk,
            categoria=CategoriaSuspension.INFORMACION,
            motivo="Falta un dictamen",
        )
    with hace(15):
        canalizacion.reanudar(elenco.analista, turno.pk)
    with hace(14):
        _responder(elenco, turno, "enlace_c")


def _medicion(cliente: Any, consulta: str = "?desde=2026-01-01&hasta=2026-03-31") -> Any:
    respuesta = cliente.get(f"{RUTA}{consulta}")
    assert respuesta.status_code == 200
    return respuesta.context["medicion"]


def _enlaces(html: str) -> list[tuple[str, str]]:
    """Every link to a list with what it shows."""
    hallados = re.findall(r'href="(/tiempos/lista/[^"]+)">([\d,.]+)<', html)
    return [(ruta.replace("&amp;", "&"), numero) for ruta, numero in hallados]


def test_cada_cifra_es_la_de_su_lista(medido: Escenario) -> None:
    for quien in ("titular_unidad", "analista", "auditoria"):
        cliente = medido.elenco.cliente(quien)
        enlaces = _enlaces(pagina(cliente, f"{RUTA}?desde=2026-01-01&hasta=2026-03-31"))
        assert len(enlaces) > 40
        for ruta, numero in enlaces:
            html = pagina(cliente, ruta)
            if "." not in numero:  # a median leads to the answers that it is of
                assert len(folios(html)) == int(numero), (quien, ruta)
            assert folios(html), ruta


def _cartas(elenco: Elenco) -> list[Correspondencia]:
    return list(Correspondencia.objects.visibles_para(elenco.titular_unidad))


def test_los_dias_de_cada_institucion_son_los_de_las_paginas_de_sus_asuntos(
    medido: Escenario,
) -> None:
    por_turno: dict[int, list[int]] = defaultdict(list)
    de_quien: dict[int, int] = {}
    for carta in _cartas(medido.elenco):
        turnos = list(carta.turnos.select_related("institucion"))
        for uno in tiempos_de(carta, turnos).renglones:
            cumplido = uno.plazo is not None and uno.plazo.desenlace == Desenlace.CUMPLIDO
            if uno.etapa == Etapa.ATENDER and uno.turno is not None and cumplido:
                por_turno[uno.turno.pk].append(uno.dias)
                de_quien[uno.turno.pk] = uno.turno.institucion_id
    respondidos = Turno.objects.filter(plazo_respuesta__desenlace=Desenlace.CUMPLIDO)
    esperado: dict[int, list[int]] = defaultdict(list)
    for clave in respondidos.values_list("pk", flat=True):
        esperado[de_quien[clave]].append(sum(por_turno[clave]))
    dicho = {
        una.institucion_id: (una.mediana, una.p90)
        for una in _medicion(medido.elenco.cliente("titular_unidad")).instituciones
        if una.mediana is not None
    }
    assert dicho.keys() == esperado.keys()
    assert max(max(dias) for dias in esperado.values()) > 15
    for clave, dias in esperado.items():
        assert dicho[clave] == (median(dias), pytest.approx(_p90(dias))), clave


def _p90(dias: list[int]) -> float:
    return quantiles(dias, n=10, method="inclusive")[-1] if len(dias) > 1 else dias[0]


def test_las_etapas_de_la_unidad_son_las_de_las_paginas_de_los_asuntos(medido: Escenario) -> None:
    esperado: dict[str, list[int]] = defaultdict(list)
    for carta in _cartas(medido.elenco):
        suyas: dict[str, int] = defaultdict(int)
        for uno in tiempos_de(carta, list(carta.turnos.select_related("institucion"))).renglones:
            no_cumplido = uno.plazo is not None and uno.plazo.desenlace != Desenlace.CUMPLIDO
            notificada = uno.etapa != Etapa.NOTIFICAR or carta.notificada_en is not None
            if uno.etapa in DE_LA_UNIDAD and not uno.sigue and not no_cumplido and notificada:
                suyas[uno.etapa.value] += uno.dias
        for etapa, dias in suyas.items():
            esperado[etapa].append(dias)
    etapas = _medicion(medido.elenco.cliente("titular_unidad")).etapas
    dicho = {una.medida.clave: (una.cuantos, una.mediana) for una in etapas if una.cuantos}
    assert dicho == {etapa: (len(dias), median(dias)) for etapa, dias in esperado.items()}


def _de(medicion: Any, institucion: Institucion) -> dict[str, int]:
    (suya,) = [una for una in medicion.instituciones if una.institucion_id == institucion.pk]
    return {medida.clave: cuantos for medida, cuantos in suya.cuentas}


def test_lo_de_cada_institucion_se_cuenta_aparte(medido: Escenario) -> None:
    elenco = medido.elenco
    medicion = _medicion(elenco.cliente("titular_unidad"))
    de_b, de_c = _de(medicion, elenco.b), _de(medicion, elenco.c)
    assert (de_b["fuera"], de_b["fuera_del_original"], de_b["demoro"]) == (1, 1, 1)
    assert de_b["vencidos"] == 1
    assert (de_c["tacito"], de_c["prorrogas"]) == (1, 1)
    assert de_c["a_tiempo"] == 2
    assert de_c["fuera_del_original"] == 2
    de_a = _de(medicion, elenco.a)
    assert de_a["rechazos"] == 5
    assert de_a["turnos"] >= de_a["respondidos"] == de_a["a_tiempo"] + de_a["fuera"]


def test_los_cuatro_finales_y_lo_legal_junto_a_lo_interno(medido: Escenario) -> None:
    medicion = _medicion(medido.elenco.cliente("titular_unidad"))
    asuntos = {medida.clave: cuantos for medida, cuantos in medicion.asuntos}
    finales = ("notificados", "no_debidos", "terminados", "imposibles")
    assert [asuntos[final] for final in finales] == [3, 1, 2, 0]
    assert asuntos["recibidos"] == len(_cartas(medido.elenco))
    assert asuntos["corre"] == asuntos["recibidos"] - 6
    assert (asuntos["legal_a_tiempo"], asuntos["legal_fuera"]) == (2, 1)
    assert asuntos["internos_a_tiempo"] + asuntos["internos_fuera"] == 3
    assert (asuntos["demoro_institucion"], asuntos["demoro_la_unidad"]) == (1, 0)


def test_el_periodo_el_tipo_y_el_tema_recortan_los_asuntos(medido: Escenario) -> None:
    cliente = medido.elenco.cliente("titular_unidad")
    circular = Tipo.objects.get(clave="circular").pk
    con_tipo = _medicion(cliente, f"?tipo={circular}")
    assert con_tipo.asuntos[0][1] == 1
    un_dia = (AHORA - timedelta(days=40)).date().isoformat()
    assert _medicion(cliente, f"?desde={un_dia}&hasta={un_dia}").asuntos[0][1] == 1
    html = pagina(cliente, f"{RUTA}?desde=2025-01-01&hasta=2025-01-31")
    assert "No hay asuntos que medir" in html


def test_un_periodo_imposible_dice_por_que_y_conserva_lo_tecleado(escenario: Escenario) -> None:
    cliente = escenario.elenco.cliente("titular_unidad")
    malos = {
        "desde=2026-03-31&hasta=2026-03-01": "Debe ser posterior al primer día",
        "desde=2020-01-01&hasta=2026-03-01": "un año o menos",
        "desde=0001-01-01&hasta=9999-12-31": "Revise el año",
        "desde=ayer": "Introduzca una fecha válida",
    }
    for consulta, mensaje in malos.items():
        html = pagina(cliente, f"{RUTA}?{consulta}")
        assert mensaje in html, consulta
        assert consulta.partition("&")[0].partition("=")[2] in html
        for ruta in ("tiempos.xlsx", "lista/"):
            dada = cliente.get(f"{RUTA}{ruta}?{consulta}&de=turnos&medida=turnos")
            assert dada.status_code == 404, consulta


def test_una_cifra_que_no_existe_no_tiene_lista(escenario: Escenario) -> None:
    cliente = escenario.elenco.cliente("titular_unidad")
    for consulta in (
        "",
        "?de=turnos&medida=recibidos",
        "?de=turnos&medida=true",
        "?de=turnos&medida=turnos&institucion=abc",
        f"?de=turnos&medida=turnos&institucion={'9' * 30}",
        "?de=asuntos&medida=recibidos&institucion=",
    ):
        assert cliente.get(f"{RUTA}lista/{consulta}").status_code == 404, consulta


def test_la_hoja_de_calculo_dice_lo_mismo_y_no_lleva_formulas(medido: Escenario) -> None:
    elenco = medido.elenco
    Institucion.objects.filter(pk=elenco.b.pk).update(nombre='=HYPERLINK("http://x")')
    cliente = elenco.cliente("titular_unidad")
    respuesta = cliente.get(f"{RUTA}tiempos.xlsx?desde=2026-01-01&hasta=2026-03-31")
    assert "tiempos-2026-01-01-a-2026-03-31.xlsx" in respuesta["Content-Disposition"]
    libro = load_workbook(BytesIO(respuesta.content))
    assert libro.sheetnames == ["Instituciones", "La unidad", "Asuntos"]
    celdas = [fila[0] for fila in libro["Instituciones"].iter_rows(min_row=2)]
    (mala,) = [celda for celda in celdas if str(celda.value).startswith("=")]
    assert mala.data_type == "s"
    medicion = _medicion(cliente)
    assert len(celdas) == len(medicion.instituciones)
    asuntos = {fila[0]: fila[1] for fila in libro["Asuntos"].iter_rows(min_row=2, values_only=True)}
    assert asuntos == {medida.titulo: cuantos for medida, cuantos in medicion.asuntos}


def test_solo_quien_dirige_audita_o_analiza_ve_los_tiempos(elenco: Elenco) -> None:
    for quien in ("oficialia", "consulta", "vinculacion", "archivo", "enlace_a", "administracion"):
        for ruta in ("", "lista/", "tiempos.xlsx"):
            assert elenco.cliente(quien).get(f"{RUTA}{ruta}").status_code == 403, quien


def test_lo_reservado_que_no_se_lee_no_se_cuenta_ni_se_lista(escenario: Escenario) -> None:
    folio = escenario.folio("reservada")
    lista = f"{RUTA}lista/?desde=2026-01-01&hasta=2026-03-31&de=asuntos&medida=recibidos"
    assert folio in pagina(escenario.elenco.cliente("titular_unidad"), lista)
    assert folio not in pagina(escenario.elenco.cliente("auditoria"), lista)


def test_cuesta_lo_mismo_con_pocos_asuntos_que_con_muchos(medido: Escenario) -> None:
    cliente = medido.elenco.cliente("analista")
    rutas = (RUTA, f"{RUTA}lista/?de=turnos&medida=turnos&institucion={medido.elenco.a.pk}")
    cuantas = []
    for _ in range(2):
        for ruta in rutas:
            cliente.get(ruta)
            with CaptureQueriesContext(connection) as consultas:
                assert cliente.get(ruta).status_code == 200
            cuantas.append(len(consultas))
        _de_dos_vueltas(medido.elenco)
        _tarde(medido.elenco)
    assert cuantas[:2] == cuantas[2:]
    assert max(cuantas) <= 14, cuantas
