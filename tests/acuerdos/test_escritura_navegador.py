"""The writing screen in a real browser, without a mouse: a cut connection and a closed page lose
nothing, and a removed row comes back."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from coordinacion.acuerdos.models import Acuerdo, BorradorDeAcuerdos, Compromiso
from coordinacion.vinculacion.models import Reunion
from tests.acuerdos.acuerdos import programada
from tests.elenco import Elenco, crear_elenco
from tests.soporte.conexion import dejar_sin_conexion
from tests.soporte.revision import revisar
from tests.supervision.test_navegador import entrar

pytestmark = pytest.mark.navegador
MUNICIPIO = "Municipio de San Juan Mixtepec"
PASOS = 16
"""More presses of Tab than any box of a row needs to reach the next one."""


@pytest.fixture
def elenco(base_limpia: str) -> Elenco:
    return crear_elenco()


@pytest.fixture
def reunion(elenco: Elenco) -> Reunion:
    return programada(elenco)


def _ruta(reunion: Reunion) -> str:
    return reverse("acuerdo:escribir", args=[reunion.pk])


def _en(pagina: Page, nombre: str, texto: str) -> None:
    """Go with Tab to the box of that name, unless the keyboard is there, and type."""
    for _ in range(PASOS):
        if str(pagina.evaluate("document.activeElement.name ?? ''")).endswith(f"-{nombre}"):
            pagina.keyboard.type(texto)
            return
        pagina.keyboard.press("Tab")
    pytest.fail(f"Con Tab no se llega a «{nombre}»")


def _dice(pagina: Page, texto: str) -> None:
    expect(pagina.locator(".escribir-estado")).to_contain_text(texto)


def _guardado(pagina: Page, *textos: str) -> None:
    """All of it reaches the server, and the screen says so."""
    for _ in range(100):
        datos = str(list(BorradorDeAcuerdos.objects.values_list("datos", flat=True)))
        if all(texto in datos for texto in textos):
            return _dice(pagina, "Borrador guardado")
        pagina.wait_for_timeout(100)
    pytest.fail(f"{textos} no llegó al servidor: {datos}")


def _acuerdo_con_dos_compromisos(pagina: Page, elenco: Elenco) -> None:
    _en(pagina, "texto", "Reparar el camino")
    pagina.keyboard.press("Tab")
    _en(pagina, "texto", "Rehabilitar cinco kilómetros")
    _en(pagina, "quien", elenco.a.nombre)
    _en(pagina, "dias", "20")
    _en(pagina, "verifica", elenco.b.nombre)
    pagina.keyboard.press("Alt+c")
    _en(pagina, "texto", "Prestar la revolvedora")
    _en(pagina, "quien", MUNICIPIO)
    _en(pagina, "correo", "presidencia@municipio.example")


def _uno_sin_conexion(pagina: Page) -> None:
    """It is written while the connection is cut, and goes up when it is back."""
    pagina.context.set_offline(True)
    pagina.keyboard.press("Alt+n")
    _en(pagina, "texto", "Ceder el predio")
    _en(pagina, "desenlace", "No se")
    _en(pagina, "motivo", "No hubo acuerdo en el monto")
    _dice(pagina, "Sin conexión: se guarda en este equipo.")
    pagina.keyboard.press("Control+Enter")
    expect(pagina.get_by_text("todavía no se registran")).to_be_visible()
    assert not Acuerdo.objects.exists()
    assert "Ceder el predio" not in str(BorradorDeAcuerdos.objects.get().datos)
    pagina.context.set_offline(False)
    _guardado(pagina, "No hubo acuerdo en el monto")


def _otro_que_se_deja_y_se_recupera(pagina: Page, direccion: str) -> None:
    """Written into a cut connection, and the page left before it is back."""
    pagina.context.set_offline(True)
    pagina.keyboard.press("Alt+n")
    _en(pagina, "texto", "Abrir la caja de agua")
    dejar_sin_conexion(pagina, direccion)
    expect(pagina.get_by_text("Se recuperó lo que usted había escrito")).to_be_visible()
    escritos = pagina.get_by_label("Qué se acordó")
    expect(escritos).to_have_count(3)
    expect(escritos.last).to_have_value("Abrir la caja de agua")
    expect(escritos.first).to_be_focused()
    _guardado(pagina, "Abrir la caja de agua")


def _registrar(pagina: Page) -> None:
    """With the question about a name that is in no catalogue, answered by the same keys."""
    pagina.keyboard.press("Control+Enter")
    expect(pagina.get_by_text("Si es una institución del catálogo")).to_be_visible()
    pagina.wait_for_load_state()  # the keys are heard once the page's script has run
    pagina.keyboard.press("Control+Enter")
    expect(pagina.get_by_text("Se registraron los acuerdos")).to_be_visible()


def test_tres_acuerdos_sin_raton_con_la_conexion_cortada(
    elenco: Elenco, reunion: Reunion, servidor: str, pagina: Page
) -> None:
    entrar(pagina, servidor, "vinculacion", _ruta(reunion))
    _acuerdo_con_dos_compromisos(pagina, elenco)
    _guardado(pagina, "presidencia@municipio.example")
    _uno_sin_conexion(pagina)
    _otro_que_se_deja_y_se_recupera(pagina, f"{servidor}{_ruta(reunion)}")
    _registrar(pagina)
    estados = list(Acuerdo.objects.order_by("pk").values_list("texto", "estado"))
    assert estados == [
        ("Reparar el camino", "alcanzado"),
        ("Ceder el predio", "no_alcanzado"),
        ("Abrir la caja de agua", "alcanzado"),
    ]
    dependencia, municipio = Compromiso.objects.order_by("pk")
    assert (dependencia.institucion, dependencia.verifica) == (elenco.a, elenco.b)
    assert (municipio.externo, municipio.externo_correo) == (
        MUNICIPIO, "presidencia@municipio.example",
    )  # fmt: skip
    queda = "Object.keys(localStorage).filter((clave) => clave.startsWith('borrador:'))"
    assert pagina.evaluate(queda) == []


def test_lo_que_se_quita_vuelve_y_entrar_no_agrega_renglones(
    reunion: Reunion, servidor: str, pagina: Page
) -> None:
    entrar(pagina, servidor, "vinculacion", _ruta(reunion))
    _en(pagina, "texto", "Reparar el camino")
    _en(pagina, "quien", "Una autoridad")
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("group", name="Compromiso")).to_have_count(1)

    pagina.get_by_role("button", name="Quitar acuerdo").focus()
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("button", name="Deshacer")).to_be_focused()
    pagina.keyboard.press("Alt+n")
    _en(pagina, "texto", "Otro acuerdo")
    pagina.get_by_role("button", name="Deshacer").focus()
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_label("Qué se acordó").first).to_have_value("Reparar el camino")
    _guardado(pagina, "Una autoridad", "Otro acuerdo")

    pagina.get_by_role("button", name="Quitar acuerdo").first.focus()
    pagina.keyboard.press("?")
    ayuda = pagina.get_by_role("dialog", name="Atajos de teclado")
    expect(ayuda.get_by_text("Agregar compromiso al acuerdo en que está")).to_be_visible()
    pagina.keyboard.press("Escape")
    revisar(pagina, "escribir")
