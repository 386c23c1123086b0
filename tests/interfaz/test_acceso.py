"""Signing in and out, and what a person reads when something is refused, in a real browser."""

import re
from collections.abc import Callable

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Page, Route, expect

from coordinacion.organizacion.models import Usuario
from tests.soporte.revision import sin_faltas

pytestmark = pytest.mark.navegador
CLAVE = "una-clave-de-prueba-larga"
ERRORES = ("400", "403", "404", "409", "429", "500", "503")


@pytest.fixture
def persona(servidor: str) -> Usuario:
    """Someone who can sign in."""
    return Usuario.objects.create_user("jacinta", password=CLAVE, first_name="Jacinta")


def entrar(pagina: Page, servidor: str, clave: str) -> None:
    pagina.goto(f"{servidor}/cuenta/entrar/?next=/cuenta/contrasena/")
    pagina.get_by_label("Usuario").fill("jacinta")
    pagina.get_by_label("Contraseña").fill(clave)
    pagina.get_by_role("button", name="Entrar").click()


def responder(texto: str) -> Callable[[Route], None]:
    return lambda ruta: ruta.fulfill(body=texto, content_type="text/html")


def test_entrar_equivocarse_y_salir(servidor: str, pagina: Page, persona: Usuario) -> None:
    entrar(pagina, servidor, "otra")
    expect(pagina.locator("[data-errores]")).to_be_focused()
    expect(pagina.locator("[data-errores]")).to_contain_text("no son correctos")
    expect(pagina.get_by_label("Usuario")).to_have_value("jacinta")
    sin_faltas(pagina)
    entrar(pagina, servidor, CLAVE)
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Cambiar contraseña")
    pagina.evaluate("localStorage.setItem('borrador:1:x', '{}')")
    pagina.get_by_label("Menú de Jacinta").click()
    pagina.get_by_role("button", name="Cerrar sesión").click()
    expect(pagina.locator("#mensajes")).to_contain_text("Cerró su sesión")
    assert pagina.evaluate("localStorage.length") == 0


def test_tras_varios_intentos_se_dice_que_hay_que_esperar(
    servidor: str, pagina: Page, persona: Usuario
) -> None:
    for _ in range(6):
        entrar(pagina, servidor, "otra")
        expect(pagina.locator("[data-errores]")).to_be_visible()
    expect(pagina.locator("[data-errores]")).to_contain_text("Espere cinco minutos")


@pytest.mark.parametrize("ancho", [1366, 390, 320])
def test_las_paginas_de_la_cuenta_son_accesibles(
    servidor: str, pagina: Page, persona: Usuario, ancho: int
) -> None:
    pagina.set_viewport_size({"width": ancho, "height": 700})
    pagina.goto(f"{servidor}/cuenta/entrar/")
    sin_faltas(pagina)
    entrar(pagina, servidor, CLAVE)
    for ruta in ("contrasena/", "salir/", "verificacion/", "verificacion/totp/activate/"):
        pagina.goto(f"{servidor}/cuenta/{ruta}")
        expect(pagina.get_by_role("heading", level=1)).to_have_count(1)
        sin_faltas(pagina)


@pytest.mark.parametrize("tema", ["light", "dark"])
def test_las_paginas_de_error_dicen_que_paso_y_que_hacer(
    servidor: str, pagina: Page, tema: str
) -> None:
    pagina.emulate_media(color_scheme="dark" if tema == "dark" else "light")
    for error in ERRORES:
        texto = render_to_string(f"{error}.html", {"mensaje": "Ya lo acusó María.", "volver": "/"})
        pagina.route(re.compile(f"/{error}$"), responder(texto))
        pagina.goto(f"{servidor}/{error}")
        expect(pagina.get_by_role("heading", level=1)).not_to_be_empty()
        expect(pagina.get_by_role("main").get_by_role("link")).not_to_have_count(0)
        sin_faltas(pagina)
