"""Bulk work in a real browser with a real worker: axe, the keyboard, the phone, and no scripts."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from coordinacion.canalizacion.models import Turno
from coordinacion.operaciones.models import Operacion
from tests.elenco import clasificada, crear_elenco, turnada
from tests.soporte.revision import TELEFONO, revisar
from tests.supervision.test_navegador import entrar

UN_MINUTO = 60_000


@pytest.mark.navegador
def test_doce_turnos_se_acusan_de_una_vez_desde_el_telefono(
    servidor: str, pagina: Page, worker: Any
) -> None:
    elenco = crear_elenco()
    turnos = [turnada(elenco)[1][0] for _ in range(12)]
    entrar(pagina, servidor, "enlace_a", "/mis-turnos/")
    revisar(pagina, "mis-turnos")
    pagina.set_viewport_size({"width": TELEFONO[0], "height": TELEFONO[1]})
    barra = pagina.get_by_role("form", name="Varios a la vez")
    expect(barra.get_by_text("Ninguno seleccionado")).to_be_hidden()
    pagina.get_by_label(f"Seleccionar {turnos[0].correspondencia.folio}").check()
    expect(barra.get_by_text("1 seleccionado", exact=True)).to_be_visible()  # it opens by itself
    barra.get_by_label("Seleccionar la página").check()
    expect(barra.get_by_text("12 seleccionados")).to_be_visible()
    barra.get_by_role("button", name="Acusar de recibido").click()
    expect(pagina.get_by_text("Se acusará de recibido de 12 turnos")).to_be_visible()
    revisar(pagina, "acusar-doce")
    pagina.get_by_role("button", name="Acusar de recibido 12 turnos").click()
    expect(pagina.get_by_text("Terminada", exact=True)).to_be_visible(timeout=UN_MINUTO)
    assert Turno.objects.filter(pk__in=[t.pk for t in turnos], estado="acusado").count() == 12
    revisar(pagina, "acusados")


def _elegir_institucion(pagina: Page, nombre: str) -> None:
    caja = pagina.get_by_label("Agregar institución")
    caja.fill(nombre[:20])
    pagina.get_by_role("option", name=nombre).first.click()
    expect(pagina.locator("[data-destino]")).to_have_count(1)


@pytest.mark.navegador
def test_doscientos_asuntos_se_turnan_y_uno_se_rechaza_con_su_motivo(
    servidor: str, pagina: Page, worker: Any
) -> None:
    elenco = crear_elenco()
    for _ in range(199):
        clasificada(elenco)
    reservado = clasificada(elenco, tipo="denuncia")
    entrar(pagina, servidor, "analista", "/bandejas/por-turnar/")
    revisar(pagina, "por-turnar")
    pagina.keyboard.press("j")  # the row and its box, with the keyboard alone
    pagina.keyboard.press("Shift+Tab")
    pagina.keyboard.press("Space")
    expect(pagina.get_by_text("1 seleccionado", exact=True)).to_be_visible()
    pagina.get_by_label("Los 200 de la lista").check()
    expect(pagina.get_by_text("Toda la lista: 200")).to_be_visible()
    pagina.get_by_role("button", name="Turnar", exact=True).click()
    expect(pagina.get_by_text("Se turnarán 200 asuntos")).to_be_visible()
    _elegir_institucion(pagina, elenco.a.nombre)
    revisar(pagina, "turnar-doscientos")
    pagina.get_by_role("button", name="Turnar 200 asuntos").click()
    expect(pagina.get_by_text("Puede cerrar esta página")).to_be_visible()
    revisar(pagina, "en-curso")
    expect(pagina.get_by_text("Terminada", exact=True)).to_be_visible(timeout=3 * UN_MINUTO)
    expect(pagina.get_by_role("status")).to_contain_text("199 hechos, 1 rechazado, de 200")
    expect(pagina.get_by_role("link", name=reservado.folio)).to_be_visible()
    expect(pagina.get_by_text("El asunto es reservado")).to_be_visible()
    revisar(pagina, "terminada")
    operacion = Operacion.objects.get()
    assert (operacion.hechas, operacion.rechazadas) == (199, 1)
    assert Turno.objects.count() == 199
    pagina.goto(f"{servidor}/operaciones/")
    revisar(pagina, "mis-operaciones")


@pytest.mark.navegador
def test_sin_scripts_tambien_se_elige_y_se_ve_el_avance(
    servidor: str, browser: Any, browser_context_args: dict[str, Any]
) -> None:
    elenco = crear_elenco()
    clasificada(elenco)
    clasificada(elenco)
    with browser.new_context(**browser_context_args, java_script_enabled=False) as contexto:
        pagina = contexto.new_page()
        entrar(pagina, servidor, "analista", "/bandejas/por-turnar/")
        pagina.get_by_label("Los 2 de la lista").check()
        pagina.get_by_role("button", name="Turnar", exact=True).click()
        pagina.get_by_label("Agregar institución").fill(elenco.a.nombre)
        pagina.get_by_role("button", name="Agregar").click()
        expect(pagina.locator("[data-destino]")).to_have_count(1)
        pagina.get_by_role("button", name="Turnar 2 asuntos").click()
        expect(pagina.get_by_text("Terminada", exact=True)).to_be_visible()
    assert Turno.objects.count() == 2
