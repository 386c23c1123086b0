"""Commitments in a real browser: in force at a desk, reported from a phone and from a mailed link,
each page accessible."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import expect

from coordinacion.acuerdos.models import Compromiso
from coordinacion.organizacion.models import Usuario
from tests.acuerdos.compromisos import compromiso_en, leer
from tests.elenco import Elenco, crear_elenco

pytestmark = pytest.mark.navegador


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
