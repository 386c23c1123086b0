"""The same matter in a real browser: marked while registering, linked while classifying."""

from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django import Settings

from coordinacion.correspondencia.models import Correspondencia, Liga
from tests.canalizacion.asunto_http import url
from tests.correspondencia.mesa import ultima
from tests.elenco import Elenco, carta_nueva, crear_elenco
from tests.soporte.revision import sin_faltas


@pytest.fixture
def gente(servidor: str, settings: Settings, tmp_path: Path) -> Elenco:
    settings.MEDIA_ROOT = tmp_path
    return crear_elenco()


def _abrir(pagina: Page, servidor: str, cliente: Client, ruta: str) -> None:
    galleta = cliente.cookies["sessionid"].value
    pagina.context.add_cookies([{"name": "sessionid", "value": galleta, "url": servidor}])
    pagina.goto(f"{servidor}{ruta}")
    pagina.wait_for_selector("html[data-listo]", state="attached")


@pytest.mark.navegador
def test_de_la_mesa_a_clasificar(servidor: str, pagina: Page, gente: Elenco) -> None:
    primera = carta_nueva(gente, oficio_numero="CE/045/2026")
    otra = carta_nueva(gente, asunto="Rehabilitar el camino a la comunidad, como se solicitó")
    _abrir(pagina, servidor, gente.cliente("oficialia"), "/registro/")
    pagina.select_option("#id_canal", "ventanilla")
    pagina.select_option("#id_dirigida_a", "gobernador")
    pagina.fill("#id_remitente", "Vecinas de la colonia")
    pagina.fill("#id_asunto", "Solicitan rehabilitar el camino a la comunidad")
    pagina.locator("#id_oficio_numero").press_sequentially("ce 045 2026", delay=20)
    panel = pagina.locator("#antecedentes")
    expect(panel).to_contain_text("Mismo número de oficio")
    expect(pagina.locator("#id_oficio_numero")).to_be_focused()
    expect(pagina.locator("#antecedentes-cuenta")).to_have_text("2 posibles antecedentes")
    panel.get_by_label(f"Ligar con el {primera.folio} al registrar").check()
    sin_faltas(pagina)
    pagina.locator("#id_fojas").fill("2")
    pagina.locator("#id_fojas").press("Tab")
    expect(panel.get_by_label(f"Ligar con el {primera.folio} al registrar")).to_be_checked()
    pagina.locator("button[data-principal]").click()
    expect(pagina.locator("#anuncio")).to_contain_text("Ligado con 1 asunto")
    assert Liga.objects.get().una == primera

    nueva = ultima()
    _ligar_al_clasificar(pagina, servidor, gente, nueva, otra)
    _ver_lo_ligado(pagina, servidor, nueva, primera)
    assert Liga.objects.count() == 2


def _ligar_al_clasificar(
    pagina: Page, servidor: str, gente: Elenco, nueva: Correspondencia, otra: Correspondencia
) -> None:
    """What was chosen to classify is still there."""
    _abrir(pagina, servidor, gente.cliente("analista"), url("clasificar", nueva))
    elegido = pagina.locator("#id_tipo option").nth(2).get_attribute("value") or ""
    pagina.select_option("#id_tipo", elegido)
    pagina.get_by_role("button", name=f"Ligar con el {otra.folio}").click()
    aviso = pagina.locator("#mismo-asunto [role=status]")
    expect(aviso).to_have_text(f"Quedó ligado con el {otra.folio}.")
    expect(aviso).to_be_focused()
    expect(pagina.locator("#id_tipo")).to_have_value(elegido)
    sin_faltas(pagina)


def _ver_lo_ligado(
    pagina: Page, servidor: str, nueva: Correspondencia, primera: Correspondencia
) -> None:
    pagina.goto(f"{servidor}{url('ligar', nueva)}")
    sin_faltas(pagina)
    pagina.set_viewport_size({"width": 390, "height": 844})
    sin_faltas(pagina)
    pagina.goto(f"{servidor}{nueva.get_absolute_url()}#ligados")
    expect(pagina.locator("#ligados")).to_contain_text(primera.folio)
    sin_faltas(pagina)
