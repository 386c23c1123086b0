"""How long everybody takes, in a real browser: from a figure to its list and to a letter's page."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from playwright.sync_api import Page, expect

from coordinacion.canalizacion import services as canalizacion
from coordinacion.correspondencia import services as correspondencia
from coordinacion.nucleo import reloj
from tests.elenco import Elenco, crear_elenco, destino, intento, respondida, sentidos, turnada
from tests.supervision.test_navegador import entrar, revisar


def _hace(dias: int) -> Any:
    return time_machine.travel(reloj.ahora() - timedelta(days=dias), tick=False)


def _fuera_de_termino(elenco: Elenco) -> str:
    """A letter whose institution took three weeks; its folio."""
    with _hace(34):
        carta, (turno,) = turnada(elenco, destino(elenco.b))
        turnada(elenco, destino(elenco.c), destino(elenco.a, "coadyuvante"))
    with _hace(10):
        canalizacion.responder(
            elenco.enlace_b, turno.pk, texto="Se atenderá.", sentidos=sentidos(turno)
        )
    with _hace(7):
        canalizacion.aceptar(elenco.analista, turno.pk)
        correspondencia.notificar(elenco.oficialia, carta.pk, intento())
    return carta.folio


@pytest.mark.navegador
def test_de_la_cifra_a_su_lista_y_al_asunto(servidor: str, pagina: Page) -> None:
    elenco = crear_elenco()
    folio = _fuera_de_termino(elenco)
    respondida(elenco)
    entrar(pagina, servidor, "titular_unidad", "/hoy/")
    pagina.get_by_role("link", name="Tiempos").click()
    lejos = (reloj.hoy() - timedelta(days=60)).isoformat()
    pagina.locator("details.filtros > summary").click()
    pagina.get_by_label("Recibidos desde").fill(lejos)
    pagina.get_by_role("button", name="Ver tiempos").click()
    renglon = pagina.get_by_role("row", name=elenco.b.nombre)
    renglon.get_by_role("link", name="respondidos fuera de término").click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text(elenco.b.nombre)
    lista = pagina.url.removeprefix(servidor)
    pagina.get_by_role("link", name=folio).click()
    pagina.get_by_role("link", name=folio).first.click()
    asunto = pagina.url.removeprefix(servidor)
    expect(pagina.locator("#tiempos")).to_contain_text("Fuera de término")
    expect(pagina.locator("#tiempos .mensaje")).to_contain_text(elenco.b.nombre)
    revisar(pagina, servidor, [f"/tiempos/?desde={lejos}", lista, asunto])
    pagina.goto(f"{servidor}/tiempos/?desde=2026-03-02&hasta=2026-03-01")
    expect(pagina.get_by_role("alert")).to_contain_text("Debe ser posterior al primer día")
