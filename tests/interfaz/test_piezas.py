"""The pieces of the screens, in a real browser: what they do, and that axe finds nothing."""

import re
from typing import Any

import pytest
from django.urls import clear_url_caches
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from tests.soporte.revision import sin_faltas

pytestmark = pytest.mark.navegador


@pytest.fixture
def piezas(servidor: str, pagina: Page, settings: Any) -> Page:
    """The browser on the page that has every piece."""
    settings.ROOT_URLCONF = "tests.interfaz.paginas"
    clear_url_caches()
    pagina.goto(f"{servidor}/piezas/")
    expect(pagina.locator("html[data-listo]")).to_be_attached()
    return pagina


def llenar(pagina: Page) -> None:
    pagina.get_by_label("Remitente").fill("Comisariado de Yalálag")
    pagina.get_by_role("combobox", name="Municipio").fill("numi")
    pagina.get_by_role("option", name="San Juan Ñumí").click()
    pagina.get_by_label("Asunto").fill("Camino")


def ancho_de(elemento: Locator) -> float:
    caja = elemento.bounding_box()
    assert caja
    return caja["width"]


def test_nada_que_objetar_en_accesibilidad(piezas: Page) -> None:
    for tema in ("light", "dark"):
        piezas.emulate_media(color_scheme=tema)
        piezas.reload()
        expect(piezas.locator("html")).to_have_attribute("data-bs-theme", tema)
        expect(piezas.locator("html[data-listo]")).to_be_attached()
        sin_faltas(piezas)


def test_ctrl_entrar_oprime_el_boton_principal_y_el_borrador_se_va(piezas: Page) -> None:
    llenar(piezas)
    piezas.keyboard.press("Control+Enter")
    expect(piezas.locator("#mensajes")).to_contain_text("Guardado principal 1 2")
    assert piezas.evaluate("Object.keys(localStorage).length") == 0


def test_el_borrador_vuelve_y_se_puede_descartar(piezas: Page) -> None:
    llenar(piezas)
    piezas.keyboard.press("Alt+p")
    piezas.keyboard.type("Segundo punto")
    piezas.wait_for_timeout(2300)  # drafts are kept every two seconds
    piezas.reload()
    expect(piezas.get_by_text(re.compile(r"Borrador recuperado de \d\d:\d\d"))).to_be_visible()
    expect(piezas.get_by_label("Asunto")).to_have_value("Camino")
    expect(piezas.locator("#id_puntos-1-texto")).to_have_value("Segundo punto")
    expect(piezas.get_by_role("combobox", name="Municipio")).to_have_value("San Juan Ñumí")
    piezas.get_by_role("button", name="Descartar borrador").click()
    expect(piezas.get_by_label("Asunto")).to_have_value("")
    assert piezas.evaluate("Object.keys(localStorage).length") == 0


def test_el_resumen_de_errores_recibe_el_foco_y_lleva_al_campo(piezas: Page) -> None:
    piezas.get_by_role("button", name="Registrar").click()
    resumen = piezas.locator("[data-errores]")
    expect(resumen).to_be_focused()
    resumen.get_by_role("link", name=re.compile("Municipio")).click()
    expect(piezas.get_by_role("combobox", name="Municipio")).to_be_focused()
    expect(piezas.locator("#id_municipio_error")).to_be_visible()


def test_un_doble_clic_envia_una_vez(piezas: Page) -> None:
    llenar(piezas)
    envios: list[str] = []
    piezas.on("request", lambda r: envios.append(r.url) if r.method == "POST" else None)
    piezas.get_by_role("button", name="Registrar").dblclick()
    expect(piezas.locator("#mensajes")).to_contain_text("Guardado")
    assert len(envios) == 1


def test_las_sugerencias_se_eligen_con_el_teclado_y_lo_escrito_vale(piezas: Page) -> None:
    remitente = piezas.get_by_label("Remitente")
    remitente.press_sequentially("Ana")
    expect(piezas.get_by_role("option")).to_have_count(2)
    remitente.press("ArrowDown")
    remitente.press("Enter")
    expect(remitente).to_have_value("Ana López")
    expect(piezas.locator("#id_remitente_id")).to_have_value("7")
    remitente.press_sequentially(" X")
    expect(piezas.locator("#id_remitente_id")).to_have_value("")


def test_en_una_lista_solo_vale_lo_que_esta_en_ella(piezas: Page) -> None:
    municipio = piezas.get_by_role("combobox", name="Municipio")
    municipio.fill("no existe")
    municipio.press("Tab")
    expect(municipio).to_have_value("")
    municipio.fill("animas trujano")
    municipio.press("Tab")
    expect(municipio).to_have_value("Ánimas Trujano")
    expect(piezas.locator("#id_municipio")).to_have_value("1")


def test_los_renglones_se_agregan_con_una_tecla_y_se_quitan(piezas: Page) -> None:
    piezas.keyboard.press("Alt+p")
    expect(piezas.locator("#id_puntos-1-texto")).to_be_focused()
    expect(piezas.locator("#id_puntos-TOTAL_FORMS")).to_have_value("2")
    piezas.get_by_role("button", name="Quitar punto").last.click()
    expect(piezas.locator("#id_puntos-1-texto")).to_be_hidden()
    expect(piezas.locator("#id_puntos-1-DELETE")).to_be_checked()


def test_una_casilla_abre_su_parte(piezas: Page) -> None:
    expect(piezas.locator("#bloque")).to_be_hidden()
    piezas.get_by_label("Urgente").check()
    expect(piezas.locator("#bloque")).to_be_visible()


def test_cada_archivo_dice_si_se_guardo_o_por_que_no(piezas: Page) -> None:
    archivos: list[FilePayload] = [
        {"name": "oficio.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"},
        {"name": "malo.pdf", "mimeType": "application/pdf", "buffer": b"<html>"},
    ]
    piezas.get_by_label("Documentos").set_input_files(archivos)
    lineas = piezas.locator(".subida-lista li")
    expect(lineas.nth(0)).to_contain_text("Guardado")
    expect(lineas.nth(1)).to_contain_text("No es un PDF: es una página web.")
    expect(piezas.locator("input[name=archivos_id]")).to_have_value("5")


def test_los_atajos_de_una_tecla_se_pueden_apagar(piezas: Page) -> None:
    piezas.keyboard.press("/")
    expect(piezas.get_by_label("Buscar")).to_be_focused()
    piezas.keyboard.press("Escape")
    piezas.locator("h1").click()
    piezas.keyboard.press("j")
    piezas.keyboard.press("j")
    expect(piezas.get_by_role("link", name="Fila 1")).to_be_focused()
    piezas.keyboard.press("k")
    expect(piezas.get_by_role("link", name="Fila 0")).to_be_focused()
    piezas.keyboard.press("?")
    piezas.get_by_label("Usar los atajos de una sola tecla").uncheck()
    piezas.keyboard.press("Escape")
    piezas.keyboard.press("j")
    expect(piezas.get_by_role("link", name="Fila 1")).not_to_be_focused()


def test_lo_que_falla_por_htmx_se_dice_y_no_borra_nada(piezas: Page) -> None:
    piezas.get_by_label("Asunto").fill("Camino")
    piezas.get_by_role("button", name="Chocar").click()
    expect(piezas.locator("#mensajes")).to_contain_text("Ya lo acusó María.")
    piezas.get_by_role("button", name="Perder").click()
    expect(piezas.locator("#mensajes")).to_contain_text("no está a su alcance")
    expect(piezas.get_by_label("Asunto")).to_have_value("Camino")


def test_el_visor_pasa_paginas_y_conserva_el_acercamiento(piezas: Page) -> None:
    pedidos: list[str] = []
    piezas.on("request", lambda r: pedidos.append(r.url))
    piezas.reload()
    assert not [url for url in pedidos if "pdfjs" in url]  # without a document, no reader
    piezas.goto(piezas.url + "?visor=application/pdf")
    lienzo = piezas.locator("#visor canvas")
    expect(lienzo).to_have_attribute("aria-label", "Página 1 de 2 de Oficio 12")
    ancho = ancho_de(lienzo)
    piezas.get_by_role("button", name="Acercar").click()
    piezas.get_by_role("button", name="Página siguiente").click()
    expect(lienzo).to_have_attribute("aria-label", "Página 2 de 2 de Oficio 12")
    piezas.get_by_role("button", name="Cambiar").click()
    expect(piezas.get_by_role("region", name="Oficio 13")).to_be_attached()
    piezas.locator("#visor").scroll_into_view_if_needed()
    expect(lienzo).to_have_attribute("aria-label", "Página 1 de 2 de Oficio 13")
    assert ancho_de(lienzo) == pytest.approx(ancho * 1.25, abs=3)


def test_a_320_pixeles_no_hay_que_moverse_de_lado(piezas: Page) -> None:
    piezas.set_viewport_size({"width": 320, "height": 640})
    assert piezas.evaluate("document.documentElement.scrollWidth") <= 320


def test_sin_javascript_se_puede_registrar(servidor: str, browser: Browser, settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.interfaz.paginas"
    clear_url_caches()
    contexto = browser.new_context(java_script_enabled=False)
    pagina = contexto.new_page()
    pagina.goto(f"{servidor}/piezas/?visor=application/pdf")
    expect(pagina.get_by_role("link", name="Abrir Oficio 12", exact=True)).to_be_visible()
    pagina.get_by_label("Remitente").fill("Comisariado de Yalálag")
    pagina.get_by_label("Municipio").select_option("3")
    pagina.get_by_label("Asunto").fill("Camino")
    pagina.get_by_role("button", name="Registrar").click()
    expect(pagina.locator("#mensajes")).to_contain_text("Guardado principal 1 3")
    contexto.close()


def test_la_tira_cuenta_con_el_reloj_del_sistema(piezas: Page) -> None:
    tira = piezas.locator("[data-cuenta-regresiva]")
    expect(tira).to_contain_text("Corte 15:00 h, faltan 48 min")
    expect(tira).to_contain_text("37 registradas")
    piezas.clock.install()
    piezas.reload()
    expect(tira).to_contain_text("faltan 48 min")
    piezas.clock.fast_forward("00:20:00")
    expect(tira).to_contain_text("faltan 28 min")
    expect(tira).to_have_attribute("data-estado", "pronto")
    piezas.clock.fast_forward("00:30:00")
    expect(tira).to_contain_text("cuenta como recibido el lunes 23 de noviembre de 2026")
    expect(tira.locator("[data-abierto]")).to_be_hidden()
