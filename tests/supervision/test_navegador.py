"""The trays and the head's day in a real browser: axe, the keyboard, and the phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.elenco import CLAVE_DE_ACCESO, clasificada, crear_elenco, destino, respondida, turnada
from tests.soporte.revision import ESCRITORIO, TELEFONO, poner_tamano, sin_faltas


def entrar(pagina: Page, servidor: str, quien: str, ruta: str) -> None:
    """Sign in and go to that address."""
    pagina.goto(f"{servidor}/cuenta/entrar/?next={ruta}")
    pagina.fill("[name=login]", quien)
    pagina.fill("[name=password]", CLAVE_DE_ACCESO)
    pagina.get_by_role("button", name="Entrar").click()
    pagina.wait_for_url(f"**{ruta}")


def revisar(pagina: Page, servidor: str, rutas: list[str]) -> None:
    """Each address, at the desk and on a phone."""
    for tamano in (ESCRITORIO, TELEFONO):
        poner_tamano(pagina, tamano)
        for ruta in rutas:
            pagina.goto(f"{servidor}{ruta}")
            sin_faltas(pagina)


@pytest.mark.navegador
def test_las_bandejas_son_accesibles_y_se_recorren_con_el_teclado(
    servidor: str, pagina: Page
) -> None:
    elenco = crear_elenco()
    clasificada(elenco, tipo="denuncia")
    respondida(elenco)
    cartas = [turnada(elenco, destino(elenco.a), destino(elenco.d, ""))[0] for _ in range(3)]
    entrar(pagina, servidor, "auditoria", "/bandejas/en-tramite/")
    rutas = ["por-turnar", "por-acusar", "devueltas", "buscar"]
    revisar(pagina, servidor, [f"/bandejas/{ruta}/" for ruta in rutas])
    pagina.goto(f"{servidor}/bandejas/en-tramite/?semaforo=en_tiempo")
    pagina.locator("details.filtros > summary").click()
    sin_faltas(pagina)
    expect(pagina.locator(".pestanas [aria-current]")).to_be_in_viewport()
    pagina.set_viewport_size({"width": 1366, "height": 768})
    pagina.goto(f"{servidor}/bandejas/en-tramite/?orden=folio")
    for tecla in ("j", "j", "j", "k", "j", "Enter"):
        pagina.keyboard.press(tecla)
    pagina.wait_for_url(f"**{cartas[1].get_absolute_url()}")
    pagina.go_back()
    expect(pagina).to_have_url(f"{servidor}/bandejas/en-tramite/?orden=folio")


@pytest.mark.navegador
def test_el_dia_de_la_titular_es_accesible_y_copia_el_aviso(servidor: str, pagina: Page) -> None:
    elenco = crear_elenco()
    carta, (turno,) = turnada(elenco)
    pagina.context.grant_permissions(["clipboard-read", "clipboard-write"])
    entrar(pagina, servidor, "titular_unidad", "/hoy/")
    revisar(pagina, servidor, ["/hoy/"])
    pagina.get_by_role("button", name="Copiar aviso").click()
    expect(pagina.get_by_text("Copiado")).to_be_visible()
    aviso = pagina.evaluate("navigator.clipboard.readText()")
    assert carta.folio in aviso
    assert f"{servidor}/turnos/{turno.pk}/" in aviso


@pytest.mark.navegador
def test_quien_no_tiene_papel_lo_lee_en_una_pagina_accesible(servidor: str, pagina: Page) -> None:
    crear_elenco()
    entrar(pagina, servidor, "extrano", "/")
    revisar(pagina, servidor, ["/"])
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("papel asignado")
