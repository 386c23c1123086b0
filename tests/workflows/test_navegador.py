"""The path of a letter and its assignment in a real browser: axe, at the desk and on a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.elenco import crear_elenco, respondida
from tests.soporte.revision import sin_faltas
from tests.supervision.test_navegador import entrar, revisar
from workflows.nodos import Nodo


@pytest.mark.navegador
def test_el_camino_se_ve_se_escucha_y_cabe(servidor: str, pagina: Page) -> None:
    elenco = crear_elenco()
    carta, _ = respondida(elenco)
    url = carta.get_absolute_url()
    entrar(pagina, servidor, "analista", url)
    pagina.get_by_role("link", name="Tomar").click()
    pagina.get_by_role("button", name="Tomar").click()
    expect(pagina.get_by_text("Lo tomó Analista Prueba")).to_be_visible()
    revisar(
        pagina, servidor, [url, f"{url}reasignar/", "/asuntos/camino/", "/bandejas/mis-asuntos/"]
    )
    for ancho, clase in ((1366, "de-lado"), (390, "de-pie")):
        pagina.set_viewport_size({"width": ancho, "height": 800})
        pagina.goto(f"{servidor}{url}")
        dibujo = pagina.get_by_role("img", name=f"Paso actual: {Nodo.REVISAR.label}")
        expect(dibujo).to_have_count(1)
        expect(pagina.locator(f".camino-{clase}")).to_be_visible()
        expect(pagina.locator(f".camino-{clase} .camino-actual")).to_be_visible()
        sin_faltas(pagina)
        pagina.locator("#camino").screenshot(path=f".local/fallas/camino-{clase}.png")
    pagina.set_viewport_size({"width": 1366, "height": 768})
    pagina.goto(f"{servidor}{url}")
    pagina.screenshot(path=".local/fallas/asunto.png", full_page=True)
