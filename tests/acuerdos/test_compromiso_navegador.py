"""Commitments in a real browser: in force at a desk, reported from a phone and from a mailed link,
each page accessible."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from coordinacion.acuerdos.models import Compromiso
from coordinacion.acuerdos.selectors.enlaces import enlaces_de
from coordinacion.acuerdos.services import compromisos as services
from coordinacion.organizacion.models import Usuario
from tests.acuerdos.compromisos import CORREO, compromiso_en, del_municipio, dicho, leer
from tests.elenco import Elenco, crear_elenco

pytestmark = pytest.mark.navegador
TAMANOS = {"escritorio": (1366, 768), "telefono": (390, 844)}


@pytest.fixture
def gente(base_limpia: str) -> Elenco:
    """The cast, and commitments in every state."""
    elenco = crear_elenco()
    for estado in ("propuesto", "por_verificar", "cumplido", "incumplido"):
        compromiso_en(elenco, estado)
    return elenco


def entrar(servidor: str, pagina: Any, persona: Usuario) -> None:
    cliente = Client()
    cliente.force_login(persona)
    galleta = cliente.cookies["sessionid"].value
    pagina.context.add_cookies([{"name": "sessionid", "value": galleta, "url": servidor}])


def mirar(pagina: Any, nombre: str) -> None:
    """The page has nothing that keeps anybody out, and fits in the screen."""
    pagina.screenshot(path=f".local/compromiso-{nombre}.png", full_page=True)
    assert Axe().run(pagina).response["violations"] == [], nombre
    desborde = pagina.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert desborde <= 0, f"{nombre} se sale de la pantalla"


def test_se_formaliza_en_el_escritorio_y_se_informa_desde_el_telefono(
    gente: Elenco, servidor: str, pagina: Any
) -> None:
    uno = Compromiso.objects.get(estado="propuesto")
    entrar(servidor, pagina, gente.vinculacion)
    pagina.goto(f"{servidor}/compromisos/?lista=por_formalizar")
    pagina.get_by_role("link", name=uno.folio).click()
    pagina.get_by_role("link", name="Formalizar compromiso").click()
    pagina.get_by_role("button", name="Formalizar compromiso").click()
    expect(pagina.get_by_text("El compromiso está en vigor")).to_be_visible()

    pagina.context.clear_cookies()
    entrar(servidor, pagina, gente.enlace_a)
    pagina.set_viewport_size({"width": 390, "height": 844})
    pagina.goto(f"{servidor}{uno.get_absolute_url()}")
    pagina.get_by_role("link", name="Registrar avance").click()
    pagina.get_by_label("Avance (%)").fill("60")
    pagina.get_by_label("Qué se hizo").fill("Se revistieron tres kilómetros")
    pagina.get_by_role("button", name="Registrar avance").click()
    expect(pagina.get_by_role("cell", name="60 %")).to_be_visible()
    assert leer(uno).avance == 60


@pytest.mark.parametrize("tamano", TAMANOS)
def test_las_paginas_de_los_compromisos_son_accesibles(
    gente: Elenco, servidor: str, pagina: Any, tamano: str
) -> None:
    ancho, alto = TAMANOS[tamano]
    pagina.set_viewport_size({"width": ancho, "height": alto})
    uno = compromiso_en(gente, "vigente")
    services.informar(gente.enlace_a, uno.pk, dicho(40))
    por_verificar = Compromiso.objects.get(estado="por_verificar")
    de_fuera = compromiso_en(gente, "vigente", **del_municipio())
    entrar(servidor, pagina, gente.vinculacion)
    for nombre, direccion in {
        "lista": "/compromisos/?lista=vigentes",
        "vacia": "/compromisos/?lista=vencidos",
        "ver": uno.get_absolute_url(),
        "por-que": reverse("compromiso:por_que", args=[uno.pk]),
        "reprogramar": reverse("compromiso:reprogramar", args=[uno.pk]),
        "papel": reverse("compromiso:verificar_papel", args=[por_verificar.pk]),
        "enlace": enlaces_de(de_fuera, CORREO)[0].url,
    }.items():
        pagina.goto(f"{servidor}{direccion}")
        mirar(pagina, f"{nombre}-{tamano}")
