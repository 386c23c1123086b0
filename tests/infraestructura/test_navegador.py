"""The browser fixtures: the page works, and a broken content policy is noticed."""

from typing import Any

from tests.soporte.navegador import Vigilancia


def test_la_pagina_de_entrada_se_ve_y_cumple_la_politica(servidor: str, pagina: Any) -> None:
    respuesta = pagina.goto(f"{servidor}/cuenta/entrar/")
    assert respuesta.status == 200
    assert pagina.evaluate("navigator.language") == "es-MX"
    assert pagina.evaluate("document.fonts.status") in {"loaded", "loading"}
    assert pagina.locator("input[name=login]").is_visible()


def test_una_falta_a_la_politica_se_nota(servidor: str, page: Any) -> None:
    vigilancia = Vigilancia(page)
    page.goto(f"{servidor}/cuenta/entrar/")
    page.evaluate("""() => {
        const guion = document.createElement("script");
        guion.textContent = "window.entro = true";
        document.body.append(guion);
    }""")
    page.wait_for_timeout(100)
    assert vigilancia.faltas
    assert not page.evaluate("window.entro")


def test_el_navegador_no_sale_a_ninguna_red(servidor: str, page: Any) -> None:
    page.goto(f"{servidor}/cuenta/entrar/")
    assert page.evaluate("fetch('https://example.com/').then(() => 'salió', () => 'no')") == "no"
