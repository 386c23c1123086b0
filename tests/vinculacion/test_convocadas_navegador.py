"""The institutions called to a meeting, found by typing in a real browser; and without scripts."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from coordinacion.vinculacion.models import Reunion
from tests.elenco import Elenco, crear_elenco
from tests.supervision.test_navegador import entrar

pytestmark = pytest.mark.navegador
RUTA = reverse("reunion:programar")


@pytest.fixture
def elenco(base_limpia: str) -> Elenco:
    return crear_elenco()


def _agregar(pagina: Page, nombre: str) -> None:
    """With the keyboard alone: type, go to the suggestion, take it."""
    caja = pagina.get_by_role("combobox", name="Agregar institución")
    caja.fill(nombre)  # at once: each key would draw the list again
    expect(pagina.get_by_role("option", name=nombre, exact=True)).to_be_visible()
    while pagina.locator("[role=option][aria-selected=true]").all_inner_texts() != [nombre]:
        caja.press("ArrowDown")
    caja.press("Enter")
    expect(pagina.get_by_label(nombre, exact=True)).to_be_checked()
    expect(caja).to_have_value("")


def test_se_agregan_y_se_quitan_con_el_teclado_y_el_borrador_las_recuerda(
    elenco: Elenco, servidor: str, pagina: Page
) -> None:
    entrar(pagina, servidor, "vinculacion", RUTA)
    casillas = pagina.get_by_role("checkbox", name=elenco.a.nombre, exact=True)
    expect(casillas).to_be_hidden()
    for una in (elenco.a, elenco.b):
        _agregar(pagina, una.nombre)
    caja = pagina.get_by_role("combobox", name="Agregar institución")
    caja.fill(elenco.a.nombre)
    caja.press("Enter")  # it is already there, and nothing is sent
    expect(pagina.get_by_role("option", name=elenco.a.nombre, exact=True)).to_have_count(0)
    assert not Reunion.objects.exists()

    pagina.get_by_label(elenco.b.nombre, exact=True).press("Space")
    expect(pagina.get_by_label(elenco.b.nombre, exact=True)).to_be_visible()
    pagina.wait_for_timeout(2300)  # drafts are kept every two seconds
    pagina.reload()
    expect(pagina.get_by_text("Borrador recuperado")).to_be_visible()
    expect(pagina.get_by_label(elenco.a.nombre, exact=True)).to_be_checked()
    expect(pagina.get_by_label(elenco.b.nombre, exact=True)).to_be_hidden()


def test_sin_scripts_estan_todas_a_la_vista(
    elenco: Elenco, servidor: str, browser: Any, browser_context_args: dict[str, Any]
) -> None:
    with browser.new_context(**browser_context_args, java_script_enabled=False) as contexto:
        pagina = contexto.new_page()
        entrar(pagina, servidor, "vinculacion", RUTA)
        pagina.get_by_label(elenco.b.nombre, exact=True).check()
        expect(pagina.get_by_role("combobox", name="Agregar institución")).to_have_count(0)
