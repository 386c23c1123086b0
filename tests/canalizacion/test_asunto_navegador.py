"""The case page and «Clasificar y turnar» in a real browser: axe, content policy, and the work."""

import pytest
from playwright.sync_api import Page, expect

from coordinacion.canalizacion import services as canalizacion
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia
from tests.canalizacion.asunto_http import ahora, documento, url
from tests.elenco import (
    CLAVE_DE_ACCESO,
    Elenco,
    atendida,
    carta_nueva,
    clasificada,
    crear_elenco,
    destino,
    intento,
    sentidos,
    turnada,
)
from tests.soporte.revision import sin_faltas

ESCRITORIO, TELEFONO = (1366, 768), (390, 844)


def entrar(pagina: Page, servidor: str, quien: str, carta: Correspondencia) -> None:
    """Sign in and open the case."""
    pagina.goto(f"{servidor}/cuenta/entrar/?next={carta.get_absolute_url()}")
    pagina.fill("[name=login]", quien)
    pagina.fill("[name=password]", CLAVE_DE_ACCESO)
    pagina.get_by_role("button", name="Entrar").click()
    pagina.wait_for_url(f"**{carta.get_absolute_url()}")


def _en_tramite(elenco: Elenco) -> Correspondencia:
    carta, (mio, _) = turnada(elenco, destino(elenco.a), destino(elenco.d, "coadyuvante"))
    documento(elenco, carta)
    documento(elenco, carta, "anexo.pdf")
    canalizacion.responder(elenco.enlace_a, mio.pk, texto="Hecho", sentidos=sentidos(mio))
    return carta


@pytest.mark.navegador
def test_cada_pagina_del_asunto_es_accesible_y_cabe(servidor: str, pagina: Page) -> None:
    elenco = crear_elenco()
    carta, por_notificar = _en_tramite(elenco), atendida(elenco)[0]
    correspondencia.notificar(elenco.analista, por_notificar.pk, intento("no_localizado"))
    nueva, reservada = carta_nueva(elenco), clasificada(elenco, tipo="denuncia")
    documento(elenco, nueva)
    entrar(pagina, servidor, "analista", carta)
    rutas = [
        *(una.get_absolute_url() for una in (carta, por_notificar, nueva, reservada)),
        url("clasificar", nueva),
        url("por_que", carta, carta.plazo_respuesta_id),
        *(url(verbo, carta) for verbo in ("turnar", "remitir", "reclasificar", "adjuntar")),
        *(url(verbo, por_notificar) for verbo in ("notificar", "regresar", "concluir")),
        *(url(verbo, reservada) for verbo in ("responder_directo", "autorizar")),
        url("cancelar", nueva),
        "/asuntos/ir/?folio=nada",
    ]
    for ancho, alto in (ESCRITORIO, TELEFONO):
        pagina.set_viewport_size({"width": ancho, "height": alto})
        for ruta in rutas:
            pagina.goto(servidor + ruta)
            sin_faltas(pagina)


@pytest.mark.navegador
def test_la_dependencia_lo_lee_en_el_telefono(servidor: str, pagina: Page) -> None:
    elenco = crear_elenco()
    carta = _en_tramite(elenco)
    pagina.set_viewport_size({"width": TELEFONO[0], "height": TELEFONO[1]})
    entrar(pagina, servidor, "enlace_a", carta)
    expect(pagina.get_by_role("heading", name="Su turno")).to_be_visible()
    sin_faltas(pagina)


@pytest.mark.navegador
def test_el_visor_cambia_de_documento_y_el_porque_se_abre_en_su_sitio(
    servidor: str, pagina: Page
) -> None:
    elenco = crear_elenco()
    carta = _en_tramite(elenco)
    entrar(pagina, servidor, "analista", carta)
    expect(pagina.locator("#visor")).to_have_attribute("data-nombre", "oficio.pdf")
    pagina.locator("#documentos").get_by_role("link", name="anexo.pdf").click()
    expect(pagina.locator("#visor")).to_have_attribute("data-nombre", "anexo.pdf")
    expect(pagina.locator("#visor canvas").first).to_be_visible()
    pagina.get_by_role("link", name="¿Por qué esta fecha?").first.click()
    expect(pagina.locator("#por-que-panel").get_by_text("Día por día")).to_be_visible()
    pagina.get_by_role("link", name="Revisar la respuesta").click()
    expect(pagina.get_by_role("link", name="Aceptar respuesta")).to_be_in_viewport()
    sin_faltas(pagina)


def _los_terminos_siguen_a_lo_tecleado(pagina: Page) -> None:
    expect(pagina.locator("[data-destino]")).to_have_count(2)
    expect(pagina.locator(".destino-termino strong")).to_have_count(2)
    pagina.get_by_label("Participa como").nth(1).select_option("conocimiento")
    expect(pagina.locator(".destino-termino strong")).to_have_count(1)
    pagina.get_by_label("Participa como").nth(1).select_option("coadyuvante")
    expect(pagina.locator(".destino-termino strong")).to_have_count(2)
    pagina.get_by_label("Días hábiles").first.fill("90")
    pagina.get_by_label("Días hábiles").first.press("Tab")
    expect(pagina.locator(".destino-termino").first).to_contain_text("se adelanta")


@pytest.mark.navegador
def test_se_clasifica_y_turna_sin_soltar_el_teclado(servidor: str, pagina: Page) -> None:
    elenco = crear_elenco()
    carta, siguiente = carta_nueva(elenco), carta_nueva(elenco, asunto="Pide agua")
    documento(elenco, carta)
    entrar(pagina, servidor, "analista", carta)
    pagina.get_by_role("link", name="Clasificar y turnar").click()
    pagina.wait_for_url(f"**{url('clasificar', carta)}")
    expect(pagina.get_by_role("button", name="Turnar y siguiente")).to_be_in_viewport()
    expect(pagina.get_by_label("Fecha y hora del evento")).to_be_hidden()
    pagina.select_option("[name=tipo]", label="Invitación")
    expect(pagina.get_by_label("Fecha y hora del evento")).to_be_visible()
    expect(pagina.get_by_role("button", name="De conocimiento")).to_be_visible()
    pagina.select_option("[name=tipo]", label="Petición")
    expect(pagina.get_by_role("button", name="De conocimiento")).to_be_hidden()
    pagina.select_option("[name=tema]", label="Agua potable en comunidades")
    sugerida = pagina.locator("#prevision:not(.htmx-added)").get_by_role("button", name="Agregar")
    sugerida.focus()
    sugerida.press("Enter")
    primera = pagina.locator("[data-destino]").first
    expect(primera).to_contain_text("Comisión Estatal del Agua")
    caja = pagina.get_by_role("combobox", name="Agregar institución")
    expect(caja).to_be_focused()
    caja.press_sequentially("caminos bien")
    pagina.get_by_role("option", name="Caminos Bienestar").wait_for()
    caja.press("ArrowDown")
    caja.press("Enter")
    _los_terminos_siguen_a_lo_tecleado(pagina)
    sin_faltas(pagina)
    pagina.keyboard.press("Control+Enter")
    pagina.wait_for_url(f"**{url('clasificar', siguiente)}")
    expect(pagina.locator("#mensajes")).to_contain_text("se turnó")
    assert ahora(carta).estado == "canalizada"
    assert carta.turnos.count() == 2


@pytest.mark.navegador
def test_los_errores_toman_el_foco_y_lo_tecleado_sigue(servidor: str, pagina: Page) -> None:
    elenco = crear_elenco()
    carta = carta_nueva(elenco)
    entrar(pagina, servidor, "analista", carta)
    pagina.goto(servidor + url("clasificar", carta))
    pagina.select_option("[name=tipo]", label="Petición")
    pagina.get_by_role("button", name="Turnar y siguiente").click()
    resumen = pagina.locator(".resumen-errores")
    expect(resumen).to_be_focused()
    expect(resumen).to_contain_text("Indique el tema")
    expect(pagina.locator("[name=tipo]")).to_have_value(
        str(pagina.locator("[name=tipo] option", has_text="Petición").get_attribute("value"))
    )
    sin_faltas(pagina)
