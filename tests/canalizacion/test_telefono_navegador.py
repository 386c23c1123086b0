"""The liaison on a phone of 390 px: how many taps, what survives, and that axe finds nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django import Settings

from coordinacion.canalizacion import services
from coordinacion.canalizacion.models import RelacionEnvio, Respuesta, Turno
from coordinacion.nucleo.etiquetas import EstadoTurno
from tests.canalizacion.turnos_http import foto
from tests.elenco import CLAVE_DE_ACCESO, Elenco, crear_elenco, destino, instruccion, turnada
from tests.soporte.revision import sin_faltas

DIRECTA = "atender_y_responder"


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A phone in a hand."""
    return browser_context_args | {
        "viewport": {"width": 390, "height": 844},
        "is_mobile": True,
        "has_touch": True,
        "device_scale_factor": 2,
    }


@pytest.fixture
def elenco(servidor: str, settings: Settings, tmp_path: Path) -> Elenco:
    """The cast, really committed, on the served database."""
    settings.MEDIA_ROOT = tmp_path
    return crear_elenco()


@pytest.fixture
def telefono(pagina: Page, servidor: str, elenco: Elenco) -> Iterator["Telefono"]:
    yield Telefono(pagina, servidor)


@dataclass
class Telefono:
    """A page that counts the taps of its person."""

    pagina: Page
    servidor: str
    toques: int = 0

    def entrar(self, quien: str) -> None:
        """Sign in; taps count from here on."""
        self.pagina.goto(f"{self.servidor}/")
        self.pagina.fill("[name=login]", quien)
        self.pagina.fill("[name=password]", CLAVE_DE_ACCESO)
        self.pagina.get_by_role("button", name="Entrar").tap()
        self.pagina.wait_for_url(lambda url: "/cuenta/" not in url)
        self.toques = 0

    def tocar(self, que: Locator) -> None:
        que.tap()
        self.toques += 1

    def elegir(self, campo: Locator, indice: int) -> None:
        """One tap opens the list and another chooses."""
        campo.select_option(index=indice)
        self.toques += 2

    def abrir(self, direccion: str) -> None:
        self.pagina.goto(f"{self.servidor}{direccion}")

    def revisar(self, direccion: str) -> None:
        """No axe violation, nothing wider than the phone, and thumbs reach every button."""
        self.abrir(direccion)
        sin_faltas(self.pagina)
        ancho = self.pagina.evaluate("document.documentElement.scrollWidth")
        assert ancho <= 390, f"{direccion} mide {ancho} px"
        chicos = self.pagina.evaluate(
            """() => [...document.querySelectorAll('main .btn, main summary, main select')]
                .filter(uno => uno.offsetParent && uno.getBoundingClientRect().height < 44)
                .map(uno => uno.outerHTML.slice(0, 120))"""
        )
        assert chicos == [], f"{direccion}: {chicos}"


def estado(turno: Turno) -> str:
    return str(Turno.objects.get(pk=turno.pk).estado)


def test_un_acuse_en_dos_toques(telefono: Telefono, elenco: Elenco) -> None:
    turno = turnada(elenco)[1][0]
    telefono.entrar("enlace_a")
    telefono.tocar(telefono.pagina.get_by_role("button", name="Acusar de recibido"))
    expect(telefono.pagina.locator("#mensajes")).to_contain_text("acusado de recibido")
    assert estado(turno) == EstadoTurno.ACUSADO
    assert telefono.toques <= 2


def test_doce_acuses_en_un_toque(telefono: Telefono, elenco: Elenco) -> None:
    turnos = [turnada(elenco)[1][0] for _ in range(12)]
    telefono.entrar("enlace_a")
    telefono.tocar(telefono.pagina.get_by_role("button", name="Acusar los 12"))
    expect(telefono.pagina.locator("#mensajes")).to_contain_text("Acusó de recibido 12 turnos")
    assert {estado(turno) for turno in turnos} == {EstadoTurno.ACUSADO}
    assert telefono.toques == 1


def test_una_respuesta_con_foto_en_cinco_toques(telefono: Telefono, elenco: Elenco) -> None:
    turno = turnada(elenco, destino(elenco.a, instruccion=instruccion(DIRECTA)))[1][0]
    services.acusar(elenco.enlace_a, turno.pk)
    pagina = telefono.pagina
    telefono.entrar("enlace_a")
    telefono.tocar(pagina.get_by_role("link", name="Registrar respuesta"))
    with pagina.expect_file_chooser() as camara:
        telefono.tocar(pagina.get_by_label("Tomar fotografía del oficio"))
    imagen = foto()
    camara.value.set_files(
        {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": imagen.read()}
    )
    telefono.elegir(pagina.get_by_label("Sentido de la respuesta"), 1)
    telefono.tocar(pagina.get_by_role("button", name="Registrar respuesta"))
    expect(pagina.locator("#mensajes")).to_contain_text("Se registró la respuesta")
    assert [uno.mime for uno in Respuesta.objects.get().documentos.all()] == ["image/jpeg"]
    assert telefono.toques <= 5


def test_lo_escrito_sobrevive_sin_senal(telefono: Telefono, elenco: Elenco) -> None:
    turno = turnada(elenco)[1][0]
    pagina = telefono.pagina
    telefono.entrar("enlace_a")
    telefono.abrir(f"/turnos/{turno.pk}/responder/")
    pagina.wait_for_selector("html[data-listo]")
    pagina.context.set_offline(True)
    pagina.get_by_label("Respuesta", exact=True).press_sequentially("La obra inicia en marzo")
    pagina.wait_for_timeout(2500)  # the browser keeps the draft every two seconds
    pagina.context.set_offline(False)
    telefono.abrir(f"/turnos/{turno.pk}/responder/")
    expect(pagina.get_by_text("Borrador recuperado")).to_be_visible()
    texto = pagina.get_by_label("Respuesta", exact=True)
    expect(texto).to_have_value("La obra inicia en marzo")
    pagina.get_by_label("Sentido de la respuesta").select_option(index=1)
    pagina.get_by_role("button", name="Registrar respuesta").tap()
    expect(pagina.locator("#mensajes")).to_contain_text("Se registró la respuesta")
    assert pagina.evaluate("Object.keys(localStorage).filter(c => c.includes('turno-'))") == []


def test_el_segundo_enlace_conserva_lo_que_escribio(telefono: Telefono, elenco: Elenco) -> None:
    turno = turnada(elenco)[1][0]
    pagina = telefono.pagina
    telefono.entrar("enlace_a2")
    telefono.abrir(f"/turnos/{turno.pk}/responder/")
    pagina.get_by_label("Respuesta", exact=True).fill("Mi versión")
    pagina.get_by_label("Sentido de la respuesta").select_option(index=1)
    services.retirar(elenco.analista, turno.pk, motivo="Se turnó por error")
    pagina.get_by_role("button", name="Registrar respuesta").tap()
    expect(pagina.get_by_role("alert")).to_contain_text(elenco.analista.nombre_completo)
    expect(pagina.get_by_label("Respuesta", exact=True)).to_have_value("Mi versión")


def test_declinar_muestra_solo_lo_que_toca(telefono: Telefono, elenco: Elenco) -> None:
    turno = turnada(elenco)[1][0]
    pagina = telefono.pagina
    telefono.entrar("enlace_a")
    telefono.abrir(f"/turnos/{turno.pk}/declinar/")
    autoridad = pagina.get_by_label("Autoridad competente")
    expect(autoridad).to_be_hidden()
    pagina.get_by_label("Corresponde a una autoridad externa").tap()
    expect(autoridad).to_be_visible()
    expect(pagina.locator("#parte-institucion")).to_be_hidden()


def test_accesible_para_el_enlace(telefono: Telefono, elenco: Elenco) -> None:
    turno = turnada(elenco, destino(elenco.a, instruccion=instruccion(DIRECTA)))[1][0]
    otro = turnada(elenco)[1][0]
    turnada(elenco)
    services.acusar(elenco.enlace_a, turno.pk)
    telefono.entrar("enlace_a")
    verbos = ("", "responder/", "declinar/", "asignar/", "notificar/")
    for direccion in (
        "/mis-turnos/",
        "/mis-turnos/?grupo=en_tramite",
        "/mis-turnos/?grupo=terminados",
        f"/turnos/{otro.pk}/acusar/",
        *(f"/turnos/{turno.pk}/{verbo}" for verbo in verbos),
    ):
        telefono.revisar(direccion)


def test_accesible_para_la_ventanilla(telefono: Telefono, elenco: Elenco) -> None:
    turno = turnada(elenco, destino(elenco.d))[1][0]
    turnada(elenco, destino(elenco.d))
    services.emitir_relacion(elenco.oficialia, elenco.d, [turno.pk])
    relacion = RelacionEnvio.objects.get()
    telefono.entrar("todologa")
    verbos = ("", "acusar-papel/", "responder-papel/", "declinar-papel/", "asignar-papel/")
    for direccion in (
        f"/papel/?folio={turno.correspondencia.folio}",
        "/papel/relaciones/",
        f"/papel/relaciones/{relacion.pk}/",
        f"/papel/relaciones/{relacion.pk}/entregar/",
        *(f"/turnos/{turno.pk}/{verbo}" for verbo in (*verbos, "retirar/")),
    ):
        telefono.revisar(direccion)
