"""The head's day: every figure equals the list that it leads to."""

import re
from datetime import timedelta
from io import BytesIO

from openpyxl import load_workbook

from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Institucion
from tests.acuerdos.compromisos import compromiso_en
from tests.elenco import carta_nueva, clasificada, turnada
from tests.supervision.conftest import folios, pagina


def _enlaces(html: str) -> list[tuple[str, int]]:
    """Every link to a list with the number that it shows."""
    hallados = re.findall(r'href="(/bandejas/[^"]+)">(?:<strong class="cifra">)?([\d,]+)<', html)
    hallados += re.findall(r'class="cifra" href="(/bandejas/[^"]+)">([\d,]+)<', html)
    return [(ruta.replace("&amp;", "&"), int(numero)) for ruta, numero in hallados]


def test_cada_cifra_es_la_de_su_lista(escenario):
    for quien in ("titular_unidad", "consulta", "auditoria"):
        cliente = escenario.elenco.cliente(quien)
        enlaces = _enlaces(pagina(cliente, "/hoy/"))
        assert len(enlaces) > 15
        for ruta, numero in enlaces:
            separador = "&" if "?" in ruta else "?"
            filas = folios(pagina(cliente, f"{ruta}{separador}tamano=100"))
            assert len(filas) == numero, (quien, ruta)


def test_la_que_mas_debe_va_primero_con_su_aviso(escenario):
    respuesta = escenario.elenco.cliente("titular_unidad").get("/hoy/")
    tabla = respuesta.context["instituciones"]
    vencidos = [uno.vencidos for uno, _ in tabla]
    assert vencidos == sorted(vencidos, reverse=True)
    de_b = next((uno, aviso) for uno, aviso in tabla if uno.institucion_id == escenario.elenco.b.pk)
    assert de_b[0].vencidos == 1
    assert de_b[0].dias == 19
    assert escenario.folio("vencida en la dependencia") in de_b[1]
    assert "http://testserver/turnos/" in de_b[1]
    for nombre in ("Comisariado", "rehabilitación", escenario.folio("acusada")):
        assert nombre not in de_b[1]


def test_lo_urgente_empieza_por_el_requerimiento_y_dice_quien_lo_tiene(dia, elenco, pasan_dias):
    con_vencer = clasificada(elenco, tipo="requerimiento_autoridad")
    vieja, _ = turnada(elenco)
    pasan_dias(40)
    html = pagina(elenco.cliente("titular_unidad"), "/hoy/")
    urgentes = html[html.index('id="hoy-urgentes"') : html.index('id="hoy-instituciones"')]
    assert folios(urgentes) == [con_vencer.folio, vieja.folio]
    assert "Requerimiento de autoridad" in urgentes
    assert f"Lo tiene {elenco.a.nombre} desde el 11/03/2026" in urgentes


def test_los_compromisos_de_la_semana_y_los_vencidos_llevan_a_su_pagina_y_a_su_lista(
    dia, elenco, pasan_dias
):
    assert "hoy-compromisos" not in pagina(elenco.cliente("consulta"), "/hoy/")
    hoy = reloj.hoy()
    vencido, de_hoy, lejano = (
        compromiso_en(elenco, "vigente", fecha_comprometida=hoy + timedelta(days=dias))
        for dias in (2, 7, 61)
    )
    compromiso_en(elenco, "por_verificar")
    pasan_dias(7)
    cliente = elenco.cliente("titular_unidad")
    html = pagina(cliente, "/hoy/")
    panel = html[html.index('id="hoy-compromisos"') : html.index('id="hoy-instituciones"')]
    hallados = re.findall(r'class="folio"[^>]*href="(/compromisos/\d+/)"', panel)
    assert hallados == [vencido.get_absolute_url(), de_hoy.get_absolute_url()]
    assert lejano.folio not in panel
    cifras = re.findall(r'href="(/compromisos/\?lista=\w+)"><strong class="cifra">(\d+)<', panel)
    assert [numero for _, numero in cifras] == ["1", "1", "1"]
    for ruta, numero in cifras:
        assert len(cliente.get(ruta).context["pagina"].object_list) == int(numero), ruta


def test_ayer_se_compara_con_la_media_de_veinte_dias_habiles(dia, elenco, pasan_dias):
    for _ in range(2):
        carta_nueva(elenco)
    pasan_dias(1)
    carta_nueva(elenco)
    pasan_dias(2)
    respuesta = elenco.cliente("titular_unidad").get("/hoy/")
    recibidos, *_ = respuesta.context["actividad"]
    assert (recibidos.cuantas, recibidos.media) == (1, 2 / 20)
    monton = respuesta.context["monton"]
    assert (monton.cuantas, monton.dias) == (3, 2)


def test_la_tabla_descargada_no_lleva_formulas(dia, elenco):
    Institucion.objects.filter(pk=elenco.a.pk).update(nombre='=HYPERLINK("http://x")')
    turnada(elenco)
    respuesta = elenco.cliente("titular_unidad").get("/hoy/instituciones.xlsx")
    assert "attachment" in respuesta["Content-Disposition"]
    hoja = load_workbook(BytesIO(respuesta.content)).active
    assert hoja["A1"].value == "Institución"
    assert (hoja["A2"].value, hoja["A2"].data_type) == ('=HYPERLINK("http://x")', "s")
    assert hoja["B2"].value == 1


def test_solo_la_titular_y_quien_supervisa_ven_el_dia(elenco):
    for quien in ("oficialia", "analista", "vinculacion", "enlace_a", "administracion"):
        assert elenco.cliente(quien).get("/hoy/").status_code == 403
        assert elenco.cliente(quien).get("/hoy/instituciones.xlsx").status_code == 403


def test_cada_papel_entra_a_su_trabajo(elenco):
    destinos = {
        "oficialia": "/registro/",
        "todologa": "/registro/",
        "analista": "/bandejas/",
        "titular_unidad": "/hoy/",
        "consulta": "/bandejas/",
        "auditoria": "/bandejas/",
        "archivo": "/bandejas/",
        "vinculacion": "/reuniones/",
        "administracion": "/catalogos/",
        "enlace_a": "/mis-turnos/",
        "titular_institucion_a": "/mis-turnos/",
    }
    for quien, destino in destinos.items():
        respuesta = elenco.cliente(quien).get("/")
        assert (respuesta.status_code, respuesta.get("Location")) == (302, destino), quien
    html = pagina(elenco.cliente("extrano"), "/")
    assert "aún no tiene un papel asignado" in html
