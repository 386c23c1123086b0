"""Markup in any text is shown as text: on lists, on pages, on paper and in spreadsheets."""

from __future__ import annotations

import io
import re
from html import escape

import openpyxl
import pytest
from django.urls import reverse

from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia, Peticionario
from coordinacion.documentos.models import Documento
from coordinacion.organizacion.models import Institucion, Municipio
from tests.correspondencia.mesa import en_el_lote
from tests.elenco import Elenco, clasificada, destino, turnada
from tests.seguridad.mundo import Mundo
from tests.soporte import hojas

MARCA = "<script>alert('{}')</script><img src=x onerror=alert(1)>"
EN_TYPST = '#panic("no") *negritas* _cursivas_ $x^2$ @cita #import "/etc/passwd"'
ASUNTO, REMITENTE, LUGAR = (MARCA.format(nombre) for nombre in ("asunto", "remitente", "lugar"))
INSTITUCION, ARCHIVO = MARCA.format("institucion"), MARCA.format("archivo")[:60] + ".pdf"
TEXTOS = (ASUNTO, REMITENTE, LUGAR, INSTITUCION, ARCHIVO)


@pytest.fixture
def turno(elenco: Elenco) -> Turno:
    """A turn whose letter, agency and file carry markup."""
    Institucion.objects.filter(pk=elenco.d.pk).update(nombre=INSTITUCION)
    elenco.d = Institucion.objects.get(pk=elenco.d.pk)
    carta, (uno,) = turnada(
        elenco,
        destino(elenco.d, indicaciones=ASUNTO),
        asunto=ASUNTO,
        municipio=Municipio.objects.all()[0],
        localidad=LUGAR,
    )
    Peticionario.objects.filter(correspondencia=carta).update(nombre=REMITENTE, cargo=LUGAR)
    archivo = en_el_lote(elenco.oficialia)
    Documento.objects.filter(pk=archivo.pk).update(
        nombre=ARCHIVO, asunto_id=carta.pk, clase=Documento.Clase.OFICIO_RECIBIDO
    )
    Correspondencia.objects.filter(pk=carta.pk).update(remitente=REMITENTE)
    return uno


def _paginas(turno: Turno) -> dict[str, str]:
    carta = turno.correspondencia
    relaciones, papel = reverse("papel:relaciones"), reverse("papel:inicio")
    return {
        "/bandejas/en-tramite/": "analista",
        "/bandejas/por-acusar/": "analista",
        "/bandejas/buscar/?q=rehabilitacion": "consulta",
        "/hoy/": "titular_unidad",
        "/tiempos/": "titular_unidad",
        "/tiempos/lista/?de=asuntos&medida=recibidos": "titular_unidad",
        "/registro/": "oficialia",
        relaciones: "oficialia",
        f"{papel}?folio={carta.folio}": "oficialia",
        carta.get_absolute_url(): "analista",
        turno.get_absolute_url(): "analista",
        reverse("asunto:turnar", args=[carta.slug]): "analista",
        reverse("registro:corregir", args=[carta.slug]): "analista",
        reverse("turno:responder_papel", args=[turno.pk]): "oficialia",
        "/catalogos/instituciones/?q=script": "administracion",
        reverse("catalogos:editar", args=["instituciones", turno.institucion_id]): "administracion",
    }


def test_las_marcas_se_ven_como_texto_en_toda_pagina(elenco: Elenco, turno: Turno) -> None:
    vistos = set()
    for url, quien in _paginas(turno).items():
        pagina = elenco.cliente(quien).get(url).content.decode()
        assert "<script>alert" not in pagina, url
        assert "<img src=x" not in pagina, url
        vistos |= {texto for texto in TEXTOS if escape(texto[:40]) in pagina}
    assert vistos == set(TEXTOS), "ninguna página enseña alguno de los textos"


def test_el_caso_y_el_turno_ensenan_todos_los_textos(elenco: Elenco, turno: Turno) -> None:
    for url in (turno.correspondencia.get_absolute_url(), turno.get_absolute_url()):
        pagina = elenco.cliente("analista").get(url).content.decode()
        for texto in TEXTOS:
            assert escape(texto) in pagina, (url, texto)


def test_lo_buscado_vuelve_como_texto(elenco: Elenco, turno: Turno) -> None:
    for url, quien in (
        ("/bandejas/buscar/?q=", "analista"),
        ("/asuntos/ir/?folio=", "analista"),
        ("/papel/?folio=", "oficialia"),
        ("/catalogos/instituciones/?q=", "administracion"),
    ):
        pagina = elenco.cliente(quien).get(f"{url}{MARCA}").content.decode()
        assert "<script>alert" not in pagina, url
        assert escape("<script>alert") in pagina, url


def test_las_sugerencias_son_datos_y_no_paginas(elenco: Elenco, turno: Turno) -> None:
    for url, quien in (
        ("/asuntos/instituciones.json?q=script", "analista"),
        ("/registro/remitentes/?q=script", "oficialia"),
    ):
        dado = elenco.cliente(quien).get(url)
        assert dado.headers["Content-Type"] == "application/json"
        assert "<script>alert" in dado.json()["resultados"][0]["texto"]


def test_en_el_papel_las_marcas_son_texto(mundo: Mundo) -> None:
    """Of HTML, and of the language that the sheets are written in."""
    carta = clasificada(mundo.elenco, asunto=f"{EN_TYPST} {ASUNTO}", localidad=EN_TYPST)
    url = reverse("registro:acuse", args=[carta.slug])
    _, (turno,) = turnada(
        mundo.elenco,
        destino(mundo.elenco.d, indicaciones=EN_TYPST),
        asunto=f"{EN_TYPST} {ASUNTO}",
        localidad=EN_TYPST,
    )
    volante = reverse("turno:volante", args=[turno.pk])
    for direccion in (url, volante, reverse("registro:relacion_diaria")):
        hoja = mundo.elenco.cliente("oficialia").get(direccion)
        assert hoja.status_code == 200, direccion
        leido = re.sub(r"\s", "", hojas.texto(hoja.content))
        assert re.sub(r"\s", "", EN_TYPST) in leido, direccion
        assert re.sub(r"\s", "", ASUNTO) in leido, direccion


def test_en_la_hoja_de_calculo_nada_es_formula(elenco: Elenco) -> None:
    nombre = '=HYPERLINK("http://ajeno.example","Premio")'
    Institucion.objects.filter(pk=elenco.a.pk).update(nombre=nombre)
    turnada(elenco)
    dado = elenco.cliente("titular_unidad").get(reverse("hoy:xlsx"))
    hoja = openpyxl.load_workbook(io.BytesIO(dado.content)).active
    assert hoja is not None
    celda = next(c for fila in hoja.iter_rows() for c in fila if "HYPERLINK" in str(c.value))
    assert celda.data_type == "s"
