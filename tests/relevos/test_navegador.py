"""The screens of absence and change in a real browser, at a desk and on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from coordinacion.canalizacion.models import Turno
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from tests.elenco import Elenco, crear_elenco, destino, respondida, turnada
from tests.soporte.revision import retratar, sin_faltas

pytestmark = pytest.mark.navegador
TAMANOS = {"escritorio": (1366, 768), "telefono": (390, 844)}


@pytest.fixture
def gente(base_limpia: str) -> Elenco:
    """The cast, and what agency A has in course."""
    elenco = crear_elenco()
    turnada(elenco)
    respondida(elenco)
    turnada(elenco, destino(elenco.a, enlaces=(elenco.enlace_a,)), tipo="denuncia")
    return elenco


def entrar(servidor: str, pagina: Any, persona: Usuario) -> None:
    cliente = Client()
    cliente.force_login(persona)
    galleta = cliente.cookies["sessionid"].value
    pagina.context.add_cookies([{"name": "sessionid", "value": galleta, "url": servidor}])


def revisar(pagina: Any, nombre: str) -> None:
    """No axe violation, and nothing wider than the window."""
    retratar(pagina, f"relevo-{nombre}")
    sin_faltas(pagina)


@pytest.mark.parametrize("tamano", list(TAMANOS))
def test_de_la_ausencia_a_la_extincion(
    gente: Elenco, servidor: str, pagina: Any, tamano: str
) -> None:
    ancho, alto = TAMANOS[tamano]
    pagina.set_viewport_size({"width": ancho, "height": alto})
    entrar(servidor, pagina, gente.titular_unidad)
    pagina.goto(f"{servidor}{reverse('relevo:ausencias')}")
    pagina.get_by_label("Quien la suple").select_option(str(gente.analista.pk))
    pagina.get_by_label("Último día de ausencia").fill(reloj.hoy().isoformat())
    pagina.get_by_label("Motivo").fill("Comisión")
    pagina.get_by_role("button", name="Registrar suplencia").click()
    expect(pagina.get_by_role("cell", name="En vigor")).to_be_visible()
    revisar(pagina, f"ausencias-{tamano}")

    pagina.goto(f"{servidor}{reverse('relevo:instituciones')}")
    revisar(pagina, f"instituciones-{tamano}")
    pagina.get_by_role("link", name=str(gente.a)).click()
    pagina.get_by_label("La sucede").select_option(str(gente.b.pk))
    pagina.get_by_label("Acto que lo ordena").fill("Decreto 12")
    pagina.get_by_role("button", name="Ver qué pasaría").click()
    expect(pagina.get_by_text("Pasarían 3 turnos")).to_be_visible()
    revisar(pagina, f"extinguir-{tamano}")
    pagina.get_by_role("button", name="Confirmo").click()
    expect(pagina.get_by_text("Pasaron 3 turnos")).to_be_visible()
    assert Turno.objects.filter(institucion=gente.b).count() == 3

    Usuario.objects.filter(pk=gente.analista.pk).update(is_active=False)
    pagina.goto(f"{servidor}{reverse('relevo:sin_persona')}")
    revisar(pagina, f"sin-persona-{tamano}")
    pagina.get_by_role("link", name=gente.analista.nombre_completo).click()
    revisar(pagina, f"persona-{tamano}")
    acta = f"?persona={gente.analista.pk}&corte={reloj.hoy().isoformat()}"
    pagina.goto(f"{servidor}{reverse('relevo:acta')}{acta}")
    expect(pagina.get_by_role("link", name="Acta para firmar (PDF)")).to_be_visible()
    revisar(pagina, f"acta-{tamano}")
