"""The language of a petitioner in a real browser: at the desk, and on the pages of the supports,
accessible at an office computer and on a phone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from coordinacion.lenguas import services
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from tests.elenco import Elenco, crear_elenco
from tests.lenguas.apoyos import (
    apoyo_en,
    carta_en_mixteco,
    clasificada_en_mixteco,
    mixteco,
    variante_de,
)
from tests.soporte.revision import retratar, sin_faltas

pytestmark = pytest.mark.navegador
TAMANOS = {"escritorio": (1366, 768), "telefono": (390, 844)}


@pytest.fixture
def gente(base_limpia: str) -> Elenco:
    """The cast, and supports in every state."""
    elenco = crear_elenco()
    variante = variante_de(mixteco())
    with reloj.en(reloj.ahora() - timedelta(days=20)):
        clasificada_en_mixteco(elenco, pide_interprete=True, variante=variante)
    for estado in ("asignado", "prestado", "no_disponible", "cancelado"):
        apoyo_en(elenco, estado, clase="traduccion")
    return elenco


def entrar(servidor: str, pagina: Any, persona: Usuario) -> None:
    cliente = Client()
    cliente.force_login(persona)
    galleta = cliente.cookies["sessionid"].value
    pagina.context.add_cookies([{"name": "sessionid", "value": galleta, "url": servidor}])


def test_la_mesa_ofrece_las_variantes_de_la_lengua_elegida(
    gente: Elenco, servidor: str, pagina: Any
) -> None:
    entrar(servidor, pagina, gente.oficialia)
    pagina.goto(f"{servidor}/registro/")
    expect(pagina.locator("#parte-lengua")).to_be_hidden()
    pagina.get_by_text("Otra lengua", exact=True).click()
    pagina.get_by_label("Lengua", exact=True).select_option(label="mixteco")
    ofrecidas = pagina.locator("#id_variante optgroup:not([disabled])")
    assert ofrecidas.evaluate_all("grupos => grupos.map(g => g.label)") == ["mixteco"]
    pagina.get_by_label("Variante").select_option(str(variante_de(mixteco()).pk))
    pagina.get_by_label("Pide intérprete").check()
    sin_faltas(pagina)
    pagina.get_by_label("Lengua", exact=True).select_option(label="zapoteco")
    assert pagina.get_by_label("Variante").input_value() == "", "la del mixteco ya no vale"


@pytest.mark.parametrize("tamano", TAMANOS)
def test_las_paginas_de_los_apoyos_son_accesibles(
    gente: Elenco, servidor: str, pagina: Any, tamano: str
) -> None:
    ancho, alto = TAMANOS[tamano]
    pagina.set_viewport_size({"width": ancho, "height": alto})
    entrar(servidor, pagina, gente.analista)
    carta = carta_en_mixteco(gente, pide_traduccion=True)
    apoyo = services.solicitar(gente.analista, carta.pk, clase="interprete", lengua=mixteco())
    for nombre, direccion in {
        "lista": "/apoyos/",
        "cuentas": "/apoyos/cuentas/",
        "apoyo": apoyo.get_absolute_url(),
        "asignar": reverse("apoyo:asignar", args=[apoyo.pk]),
        "solicitar": reverse("apoyo:solicitar", args=[carta.slug]),
        "asunto": carta.get_absolute_url(),
        "clasificar": reverse("asunto:clasificar", args=[carta.slug]),
    }.items():
        pagina.goto(f"{servidor}{direccion}")
        retratar(pagina, f"apoyos-{nombre}-{tamano}")
        sin_faltas(pagina)
