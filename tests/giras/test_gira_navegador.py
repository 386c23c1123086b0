"""A gira in a real browser, without a mouse: thirty petitions typed as a clerk types them, with the
connection cut and the page closed; one line refused and kept; folios at the end. And its pages."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia, Tema
from coordinacion.documentos import qr
from coordinacion.giras import services
from coordinacion.giras.models import Captura, HojaEnBlanco, Renglon
from coordinacion.nucleo import reloj
from coordinacion.vinculacion.models import Reunion
from tests.elenco import Elenco, crear_elenco
from tests.giras.giras import captura, entregada, gira, lo_del_acto, tema
from tests.soporte.conexion import dejar_sin_conexion
from tests.soporte.hojas import texto
from tests.soporte.revision import revisar
from tests.supervision.test_navegador import entrar

pytestmark = pytest.mark.navegador
TREINTA = 30
MALA, ENTREGADA = 5, 7
"""Which lines have a mail that is none, and were handed over in the act."""
ACTIVO = "document.activeElement"
PASOS = 12
"""More presses of Tab than any box of a line needs to reach the next one."""
CORTADA, CERRADA = 13, 20
"""From which lines the connection is cut, and the page is closed while it is."""


@pytest.fixture
def elenco(base_limpia: str) -> Elenco:
    return crear_elenco()


@pytest.fixture
def reunion(elenco: Elenco) -> Reunion:
    una = gira(elenco)
    una.convocadas.add(elenco.a)
    return una


def _oprime(pagina: Page, nombre: str) -> None:
    """Press a button, or follow a link, with the keyboard."""
    patron = re.compile(rf"^\s*{nombre}")
    cual = pagina.get_by_role("button", name=patron).or_(pagina.get_by_role("link", name=patron))
    cual.first.focus()
    with pagina.expect_navigation(wait_until="load"):
        pagina.keyboard.press("Enter")
    _lista(pagina)


def _lista(pagina: Page) -> None:
    pagina.wait_for_selector("html[data-listo]", state="attached")


def _en(pagina: Page, nombre: str) -> None:
    """The keyboard is in the box of that name."""
    pagina.wait_for_function(f"({ACTIVO}.name ?? '').endsWith('-{nombre}')", timeout=2_000)


def _escribe(pagina: Page, nombre: str, dato: str, tecla: str = "Enter") -> None:
    _en(pagina, nombre)
    pagina.keyboard.type(dato)
    pagina.keyboard.press(tecla)


def _hasta(pagina: Page, nombre: str) -> None:
    """Go with Tab to the next box of that name."""
    for _ in range(PASOS):
        pagina.keyboard.press("Tab")
        if str(pagina.evaluate(f"{ACTIVO}.name ?? ''")).endswith(f"-{nombre}"):
            return
    pytest.fail(f"Con Tab no se llega a «{nombre}»")


def _una_peticion(pagina: Page, n: int, tecla: str = "Enter") -> None:
    """A line from its first box; the keyboard is left in its last one."""
    _escribe(pagina, "nombre", f"Persona Número {n}", tecla)
    _escribe(pagina, "sexo", "Mujer", tecla)
    _escribe(pagina, "comunidad", "San Juan" if n == 1 else '"', tecla)
    _escribe(pagina, "contacto", "no@correo" if n == MALA else f"951 123 45{n:02}", tecla)
    _en(pagina, "asunto")
    pagina.keyboard.type(f"Pide la rehabilitación del camino {n}")


def _teclas(opcion: object) -> str:
    """The beginning of an option that is typed without accents, which chooses it."""
    return str(opcion).encode("ascii", "replace").decode().partition("?")[0]


def _la_entrega(pagina: Page, elenco: Elenco) -> None:
    """To whom of those present the petition of this line was handed over."""
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("Enter")  # what only some lines need is unfolded
    _hasta(pagina, "institucion")
    _escribe(pagina, "institucion", _teclas(elenco.a), "Tab")
    _escribe(pagina, "recibio", "Ing. Rosa Luna", "Tab")
    _escribe(pagina, "tema", _teclas(Tema.objects.get(pk=tema())), "Tab")
    _hasta(pagina, "nombre")


def _peticiones(pagina: Page, elenco: Elenco, desde: int, hasta: int, tecla: str = "Enter") -> None:
    for n in range(desde, hasta + 1):
        _una_peticion(pagina, n, tecla)
        if n == ENTREGADA:
            _la_entrega(pagina, elenco)
        elif tecla == "Enter":
            pagina.keyboard.press("Enter")
        else:
            _hasta(pagina, "nombre")


def _dice(pagina: Page, dicho: str) -> None:
    expect(pagina.locator(".gira-estado")).to_contain_text(dicho)


def _en_el_servidor(pagina: Page, cuantas: int) -> None:
    """That many lines reach the server, the last one whole, and the page says so."""
    for _ in range(100):
        ultima = Renglon.objects.filter(nombre=f"Persona Número {cuantas}").first()
        if Renglon.objects.count() == cuantas and ultima and ultima.asunto.endswith(str(cuantas)):
            return _dice(pagina, f"Borrador guardado {_hora()} · {cuantas} peticiones")
        pagina.wait_for_timeout(100)
    pytest.fail(f"Llegaron {Renglon.objects.count()} de {cuantas}")


def _hora() -> str:
    una = Captura.objects.get()
    assert una.guardada_en is not None
    return f"{reloj.local(una.guardada_en):%H:%M}"


def _sin_conexion(pagina: Page, elenco: Elenco) -> None:
    """What is typed meanwhile stays; nothing is registered; it goes up when it is back."""
    pagina.context.set_offline(True)
    _peticiones(pagina, elenco, CORTADA, CERRADA - 1)
    _dice(pagina, "Sin conexión: se guarda en este equipo.")
    pagina.keyboard.press("Control+Enter")
    expect(pagina.get_by_text("todavía no se registra nada")).to_be_visible()
    assert not Correspondencia.objects.exists()
    assert Renglon.objects.count() == CORTADA - 1
    pagina.context.set_offline(False)
    _en_el_servidor(pagina, CERRADA - 1)


def _cerrada_y_vuelta_a_abrir(pagina: Page, elenco: Elenco) -> None:
    """Two lines that never went up are there when the page is opened again."""
    direccion = pagina.url
    pagina.context.set_offline(True)
    _peticiones(pagina, elenco, CERRADA, CERRADA + 1)
    dejar_sin_conexion(pagina, direccion)
    _lista(pagina)
    expect(pagina.get_by_text("Se recuperó lo que usted había escrito")).to_be_visible()
    _en_el_servidor(pagina, CERRADA + 1)
    _en(pagina, "nombre")
    assert pagina.evaluate(f"{ACTIVO}.value") == ""
    expect(pagina.locator("[name$=-sexo]").last).to_have_value("no_especificado")


def _lo_que_comparten(pagina: Page) -> None:
    """Type and instruction of what is handed over in the act."""
    pagina.get_by_text("Canal, momento y lo que se entrega").focus()
    pagina.keyboard.press("Enter")
    for nombre, llave in lo_del_acto().items():
        pagina.locator(f"[name={nombre}]").select_option(str(llave))
    revisar(pagina, "gira-captura")
    pagina.locator("[name$=-nombre]").first.focus()


def _registrar(pagina: Page) -> None:
    """All but one; that one is corrected where it stayed, and registered."""
    pagina.keyboard.press("Control+Enter")
    expect(pagina.get_by_text("Se registraron 29 peticiones: de")).to_be_visible(timeout=30_000)
    _lista(pagina)
    faltas = pagina.locator(".renglon-errores")
    expect(faltas).to_have_count(1)
    expect(faltas).to_be_focused()
    expect(faltas).to_contain_text("Contacto: Introduzca una dirección de correo")
    assert Correspondencia.objects.count() == TREINTA - 1
    revisar(pagina, "gira-un-renglon-por-corregir")
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("Enter")  # the message leads to its box
    _en(pagina, "contacto")
    assert pagina.evaluate(f"{ACTIVO}.value") == "no@correo"
    pagina.keyboard.press("Control+a")
    pagina.keyboard.type("no proporciona")
    pagina.keyboard.press("Control+Enter")
    expect(pagina.get_by_text("Se registró una petición con el folio")).to_be_visible()
    _lista(pagina)


def _folios_y_turno(elenco: Elenco) -> None:
    cartas = list(Correspondencia.objects.order_by("numero"))
    assert [c.numero for c in cartas] == list(range(1, TREINTA + 1))
    en_orden = [n for n in range(1, TREINTA + 1) if n != MALA] + [MALA]
    assert [c.remitente for c in cartas] == [f"Persona Número {n}" for n in en_orden]
    assert {c.localidad for c in cartas} == {"San Juan"}
    turno = Turno.objects.get()
    assert (turno.institucion, turno.estado, turno.acuse) == (elenco.a, "acusado", "papel")
    assert turno.correspondencia.remitente == f"Persona Número {ENTREGADA}"
    assert "en el acto a Ing. Rosa Luna en" in turno.indicaciones


def _se_imprime(pagina: Page, reunion: Reunion, nombre: str) -> bytes:
    base = pagina.url.split("/giras/")[0]
    respuesta = pagina.request.get(f"{base}{reverse(nombre, args=[reunion.pk])}")
    assert respuesta.headers["content-type"] == "application/pdf"
    return respuesta.body()


def test_treinta_peticiones_sin_raton_con_la_conexion_cortada(
    elenco: Elenco, reunion: Reunion, servidor: str, pagina: Page
) -> None:
    entrar(pagina, servidor, "todologa", reunion.get_absolute_url())
    revisar(pagina, "gira-reunion")
    _oprime(pagina, "Ver o capturar peticiones")
    revisar(pagina, "gira-vacia")
    _oprime(pagina, "Capturar peticiones")
    _lo_que_comparten(pagina)
    _peticiones(pagina, elenco, 1, CORTADA - 1)
    _en_el_servidor(pagina, CORTADA - 1)
    _sin_conexion(pagina, elenco)
    _cerrada_y_vuelta_a_abrir(pagina, elenco)
    _peticiones(pagina, elenco, CERRADA + 2, TREINTA, tecla="Tab")
    _en_el_servidor(pagina, TREINTA)
    revisar(pagina, "gira-treinta-renglones")
    _registrar(pagina)
    _folios_y_turno(elenco)
    revisar(pagina, "gira-registrada")
    relacion = texto(_se_imprime(pagina, reunion, "gira:relacion"))
    assert all(carta.folio in relacion for carta in Correspondencia.objects.all())
    assert pagina.evaluate(
        "Object.keys(localStorage).filter((clave) => clave.startsWith('borrador:'))"
    ) == []  # fmt: skip


def test_hojas_en_blanco_con_su_codigo_vuelven_llenas(
    elenco: Elenco, reunion: Reunion, servidor: str, pagina: Page
) -> None:
    entrar(pagina, servidor, "oficialia", reverse("gira:hojas", args=[reunion.pk]))
    revisar(pagina, "gira-hojas-sin-imprimir")
    pagina.get_by_label("Cuántas hojas").fill("3")
    with pagina.expect_request(re.compile(r"hojas\.pdf")):
        pagina.keyboard.press("Enter")
    pagina = pagina.context.new_page()  # the other one is still receiving what is printed
    impresas = pagina.request.get(
        f"{servidor}{reverse('gira:hojas_pdf', args=[reunion.pk])}?desde=2&hasta=2"
    ).body()
    (codigo,) = qr.leer(impresas, "application/pdf")
    assert codigo.endswith(reverse("gira:hoja", args=[reunion.pk, 2]))
    pagina.goto(f"{servidor}{reverse('gira:leer_hojas', args=[reunion.pk])}")
    revisar(pagina, "gira-subir-hojas")
    llena: Any = {"name": "hoja.pdf", "mimeType": "application/pdf", "buffer": impresas}
    pagina.locator("input[type=file]").first.set_input_files(llena)
    _oprime(pagina, "Subir hojas llenas")
    expect(pagina.get_by_text("Hojas reconocidas: 2.")).to_be_visible()
    assert HojaEnBlanco.objects.get(numero=2).escaneo is not None
    revisar(pagina, "gira-hojas")


def test_dos_ventanas_y_dos_personas_no_se_borran_lo_escrito(
    elenco: Elenco, reunion: Reunion, servidor: str, pagina: Page
) -> None:
    una = captura(elenco, "oficialia", reunion)
    entrar(pagina, servidor, "oficialia", una.get_absolute_url())
    otra = pagina.context.new_page()
    otra.goto(pagina.url)
    _lista(otra)
    _escribe(pagina, "nombre", "La de una ventana")
    _dice(pagina, "1 petición por registrar")
    _escribe(otra, "nombre", "La de otra")
    _dice(otra, "2 peticiones por registrar")
    _escribe(pagina, "sexo", "Hombre")
    _escribe(pagina, "comunidad", "San Juan")
    pagina.wait_for_timeout(1_600)
    _dice(pagina, "2 peticiones por registrar")
    nombres = set(una.renglones.values_list("nombre", "comunidad"))
    assert nombres == {("La de una ventana", "San Juan"), ("La de otra", "")}

    services.continuar(elenco.vinculacion, una.pk)
    _escribe(pagina, "contacto", "951 000 0000")
    _dice(pagina, "Ahora captura Vinculacion Prueba")
    pagina.reload()
    expect(pagina.get_by_text("aquí solo puede leerla")).to_be_visible()
    expect(pagina.locator("[name$=-nombre]").first).to_be_disabled()
    revisar(pagina, "gira-de-otra-persona")
    _oprime(pagina, "Continuar esta captura")
    expect(pagina.get_by_text("Se recuperó lo que usted había escrito")).to_be_visible()
    expect(pagina.locator("[name$=-contacto]").first).to_have_value("951 000 0000")


def test_las_demas_paginas_de_las_giras_son_accesibles(
    elenco: Elenco, reunion: Reunion, servidor: str, pagina: Page
) -> None:
    carta = entregada(elenco, "oficialia")
    cancelada = gira(elenco, estado="cancelada", motivo="Lluvias")
    inicia = reloj.ahora() - timedelta(days=9)
    tarde = gira(elenco, inicia_en=inicia, termina_en=inicia + timedelta(hours=1))
    entrar(pagina, servidor, "oficialia", reverse("gira:lista"))
    revisar(pagina, "giras")
    for nombre, ruta in {
        "gira-asunto-entregado": carta.get_absolute_url(),
        "gira-con-una": reverse("gira:ver", args=[carta.de_gira.captura.reunion_id]),
        "gira-cancelada": reverse("gira:ver", args=[cancelada.pk]),
        "gira-captura-tardia": captura(elenco, "oficialia", tarde).get_absolute_url(),
    }.items():
        pagina.goto(f"{servidor}{ruta}")
        revisar(pagina, nombre)
