"""The desk in a real browser: ten letters of a stack, by keyboard alone."""

import uuid
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Locator, Page, expect
from pytest_django import Settings

from coordinacion.correspondencia import services
from coordinacion.correspondencia.models import Correspondencia, Peticionario
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Municipio
from tests.correspondencia.mesa import en_el_lote
from tests.documentos import archivos
from tests.elenco import Elenco, crear_elenco
from tests.soporte.revision import sin_faltas

TABULADORES = 12
CARTAS = 10
SELLO = "#id_recibida_en"
PRINCIPAL = "button[data-principal]"


@pytest.fixture
def gente(servidor: str, settings: Settings, tmp_path: Path) -> Elenco:
    settings.MEDIA_ROOT = tmp_path
    return crear_elenco()


def entrar(pagina: Page, servidor: str, cliente: Client, ruta: str = "/registro/") -> None:
    galleta = cliente.cookies["sessionid"].value
    pagina.context.add_cookies([{"name": "sessionid", "value": galleta, "url": servidor}])
    pagina.goto(f"{servidor}{ruta}")
    pagina.wait_for_selector("html[data-listo]", state="attached")


def ancho_de(elemento: Locator) -> float:
    caja = elemento.bounding_box()
    assert caja
    return caja["width"]


def esperar_sello(pagina: Page, folios: int) -> None:
    """Until the answer is in place: so many letters announced and the first field in focus."""
    expect(pagina.locator("#tira-mesa")).to_contain_text(f"Hoy {folios} registrada")
    expect(pagina.locator(SELLO)).to_be_focused()


def tabular(pagina: Page, hasta: str, tope: int = 30) -> int:
    """Press Tab until the element that matches `hasta` has the focus; how many times it took."""
    for veces in range(1, tope + 1):
        pagina.keyboard.press("Tab")
        if pagina.evaluate("(donde) => document.activeElement.matches(donde)", hasta):
            return veces
    raise AssertionError(f"{hasta} no se alcanza con el tabulador")


def test_diez_cartas_sin_tocar_el_raton(pagina: Page, servidor: str, gente: Elenco) -> None:
    for n in range(CARTAS):
        en_el_lote(gente.oficialia, f"oficio-{n:02d}.pdf", paginas=2)
    entrar(pagina, servidor, gente.cliente("oficialia"))
    expect(pagina.locator(SELLO)).to_be_focused()
    teclado = pagina.keyboard
    for n in range(CARTAS):
        expect(pagina.locator("#con-que")).to_contain_text(f"oficio-{n:02d}.pdf")
        if n == 0:
            teclado.press("Tab")
            teclado.type("Gira")
            teclado.press("Tab")
            teclado.type("Gober")
            teclado.press("Tab")
        else:
            tabular(pagina, "#id_remitente")
        teclado.type(f"Agencia Municipal número {n}")
        tabular(pagina, "#id_asunto")
        teclado.type(f"Pide que se atienda su asunto número {n}")
        teclado.press("Control+Enter")
        esperar_sello(pagina, n + 1)
    cartas = list(Correspondencia.objects.order_by("id"))
    assert [carta.remitente for carta in cartas] == [
        f"Agencia Municipal número {n}" for n in range(CARTAS)
    ]
    assert {carta.canal for carta in cartas} == {"gira"}
    assert {carta.dirigida_a for carta in cartas} == {"gobernador"}
    assert len({carta.recibida_en for carta in cartas}) == 1
    nombres = Documento.objects.order_by("asunto_id").values_list("nombre", flat=True)
    assert list(nombres) == [f"oficio-{n:02d}.pdf" for n in range(CARTAS)]
    expect(pagina.locator("#anuncio")).to_contain_text(cartas[-1].folio)
    sin_faltas(pagina)


def test_el_camino_es_corto_y_el_boton_esta_a_la_vista(
    pagina: Page, servidor: str, gente: Elenco
) -> None:
    entrar(pagina, servidor, gente.cliente("oficialia"))
    expect(pagina.locator(SELLO)).to_be_focused()
    expect(pagina.locator("#id_municipio-combo")).to_be_visible()
    boton = pagina.locator(PRINCIPAL)
    assert tabular(pagina, PRINCIPAL) <= TABULADORES
    caja = boton.bounding_box()
    assert caja is not None and caja["y"] + caja["height"] <= 768
    assert pagina.evaluate("window.scrollY") == 0
    sin_faltas(pagina)
    pagina.emulate_media(color_scheme="dark")
    pagina.reload()
    expect(pagina.locator("#id_municipio-combo")).to_be_visible()
    sin_faltas(pagina)


def test_el_zoom_y_lo_tecleado_sobreviven(pagina: Page, servidor: str, gente: Elenco) -> None:
    for n in range(2):
        en_el_lote(gente.oficialia, f"oficio-{n}.pdf", paginas=2)
    entrar(pagina, servidor, gente.cliente("oficialia"))
    lienzo = pagina.locator("#visor canvas")
    expect(lienzo).to_be_visible()
    ancho = ancho_de(lienzo)
    pagina.locator("[data-orden=acercar]").click()
    pagina.wait_for_function(
        "(antes) => document.querySelector('#visor canvas').clientWidth > antes + 20", arg=ancho
    )
    grande = ancho_de(lienzo)
    assert grande < 2 * ancho
    pagina.fill("#id_localidad", "Paraje El Ocote")
    pagina.keyboard.press("Control+Enter")
    resumen = pagina.locator(".resumen-errores")
    expect(resumen).to_be_focused()
    expect(pagina.locator("#id_localidad")).to_have_value("Paraje El Ocote")
    assert ancho_de(lienzo) == grande
    sin_faltas(pagina)
    pagina.select_option("#id_canal", "ventanilla")
    pagina.select_option("#id_dirigida_a", "gobernador")
    pagina.keyboard.press("Alt+a")
    pagina.fill("#id_asunto", "Denuncia la tala del monte comunal")
    pagina.keyboard.press("Control+Enter")
    esperar_sello(pagina, 1)
    expect(pagina.locator("#con-que")).to_contain_text("oficio-1.pdf")
    expect(lienzo).to_be_visible()
    assert abs(ancho_de(lienzo) - grande) < 2
    assert Correspondencia.objects.get().condicion_remitente == "anonima"


def test_una_tecla_por_lo_que_no_hay(pagina: Page, servidor: str, gente: Elenco) -> None:
    entrar(pagina, servidor, gente.cliente("oficialia"))
    expect(pagina.locator("#id_municipio-combo")).to_be_visible()
    pagina.fill("#id_remitente", "Alguien")
    pagina.keyboard.press("Alt+s")
    expect(pagina.locator("#id_remitente")).to_have_value("")
    expect(pagina.locator("#id_municipio-combo")).to_be_focused()
    pagina.locator("#id_remitente").press_sequentially("Ju")
    assert pagina.locator("[name=condicion_remitente][value=identificado]").is_checked()
    pagina.keyboard.press("Alt+p")
    expect(pagina.locator("#id_contacto")).to_have_value("No proporciona")
    pagina.keyboard.press("Alt+n")
    expect(pagina.locator("#id_oficio_numero")).to_have_value("s/n")
    pagina.keyboard.press("Alt+f")
    expect(pagina.locator("#id_cargo")).to_be_focused()
    pagina.keyboard.press("Alt+m")
    expect(pagina.locator("#id_firmantes-0-nombre")).to_be_focused()
    sin_faltas(pagina)


def test_un_remitente_conocido_trae_sus_datos_y_sus_antecedentes(
    pagina: Page, servidor: str, gente: Elenco
) -> None:
    anterior = _carta_conocida(gente)
    entrar(pagina, servidor, gente.cliente("oficialia"))
    expect(pagina.locator("#id_municipio-combo")).to_be_visible()
    pagina.locator("#id_remitente").press_sequentially("comisariado san juan", delay=10)
    opcion = pagina.locator("[role=option]")
    expect(opcion).to_contain_text(f"Último folio {anterior.folio}")
    pagina.keyboard.press("ArrowDown")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("#id_remitente")).to_have_value("Comisariado Ejidal")
    expect(pagina.locator("#id_contacto")).to_have_value("951 123 4567")
    expect(pagina.locator("#id_municipio-combo")).not_to_have_value("")
    antecedentes = pagina.locator("#antecedentes")
    expect(antecedentes).to_contain_text("Mismo remitente")
    expect(antecedentes.get_by_role("link", name=f"Ver {anterior.folio}")).to_be_visible()
    sin_faltas(pagina)


def _carta_conocida(gente: Elenco) -> Correspondencia:
    carta = Correspondencia(
        clave_envio=uuid.uuid4(),
        recibida_en=reloj.ahora(),
        canal="ventanilla",
        dirigida_a="gobernador",
        asunto="Pide un aula",
        municipio=Municipio.objects.all()[3],
    )
    firma = Peticionario(nombre="Comisariado Ejidal", comunidad="San Juan", telefono="951 123 4567")
    return services.recibir(gente.oficialia, carta, peticionarios=[firma])


def test_se_sube_una_pila_y_lo_que_falla_lo_dice(
    pagina: Page, servidor: str, gente: Elenco
) -> None:
    entrar(pagina, servidor, gente.cliente("oficialia"))
    pila: list[Any] = [
        {"name": f"oficio-{n}.pdf", "mimeType": "application/pdf", "buffer": archivos.pdf()}
        for n in range(3)
    ]
    pila.append({"name": "malo.pdf", "mimeType": "application/pdf", "buffer": b"hola"})
    pagina.set_input_files("#id_lote", pila)
    expect(pagina.locator(".lote-lista li")).to_have_count(3)
    expect(pagina.locator(".subida-lista li")).to_have_count(1)
    expect(pagina.locator(".subida-lista")).to_contain_text("malo.pdf")
    expect(pagina.locator("#tira-mesa")).to_contain_text("3 en el lote")
    expect(pagina.locator("#con-que")).to_contain_text("oficio-0.pdf")
    pagina.locator(".lote-lista a", has_text="oficio-2.pdf").click()
    expect(pagina.locator("#con-que")).to_contain_text("oficio-2.pdf")
    expect(pagina.locator("#visor canvas")).to_be_visible()
    sin_faltas(pagina)


def test_la_correccion_simultanea_se_ve_y_no_pisa(
    pagina: Page, servidor: str, gente: Elenco
) -> None:
    carta = _carta_conocida(gente)
    entrar(pagina, servidor, gente.cliente("oficialia"), f"/asuntos/{carta.slug}/corregir/")
    pagina.fill("#id_asunto", "Lo que yo escribí")
    services.corregir(
        gente.analista, carta.pk, version=carta.version, cambios={"asunto": "Lo que ella puso"}
    )
    pagina.keyboard.press("Control+Enter")
    tabla = pagina.get_by_role("table")
    expect(tabla).to_contain_text("Lo que ella puso")
    expect(pagina.locator("#id_asunto")).to_have_value("Lo que yo escribí")
    sin_faltas(pagina)
    pagina.keyboard.press("Control+Enter")
    expect(pagina.locator("#mensajes")).to_contain_text("Se corrigió el asunto")
    assert Correspondencia.objects.get().asunto == "Lo que yo escribí"


def test_una_instruccion_verbal_no_se_lleva_el_documento_a_la_vista(
    pagina: Page, servidor: str, gente: Elenco
) -> None:
    en_el_lote(gente.oficialia)
    entrar(pagina, servidor, gente.cliente("oficialia"))
    expect(pagina.locator("#id_municipio-combo")).to_be_visible()
    pagina.select_option("#id_canal", "instruccion_verbal")
    expect(pagina.locator("#nota-verbal")).to_be_visible()
    expect(pagina.locator("#id_sin_documento")).to_be_checked()
    pagina.select_option("#id_dirigida_a", "unidad")
    pagina.keyboard.press("Alt+s")
    pagina.fill("#id_asunto", "El titular instruyó hoy atender a la comisión")
    pagina.keyboard.press("Control+Enter")
    esperar_sello(pagina, 1)
    expect(pagina.locator("#id_sin_documento")).to_be_checked()
    assert Documento.objects.get().asunto_id is None


def test_separar_desde_el_teclado(pagina: Page, servidor: str, gente: Elenco) -> None:
    en_el_lote(gente.oficialia, "pila.pdf", paginas=3)
    entrar(pagina, servidor, gente.cliente("oficialia"))
    expect(pagina.locator("#visor canvas")).to_be_visible()
    pagina.locator(".lote-separar summary").press("Enter")
    pagina.locator("#cortes").fill("2")
    pagina.keyboard.press("Enter")
    expect(pagina.locator(".lote-lista li")).to_have_count(2)
    expect(pagina.locator("#con-que")).to_contain_text("pila (1 de 2).pdf")
    pagina.locator(".lote-lista input").nth(0).check()
    pagina.locator(".lote-lista input").nth(1).check()
    pagina.locator("#lote-unir").press("Enter")
    expect(pagina.locator(".lote-lista li")).to_have_count(1)
    expect(pagina.locator("#visor [data-pagina]")).to_have_text("1 de 3")
    sin_faltas(pagina)


def test_tambien_en_una_pantalla_angosta(pagina: Page, servidor: str, gente: Elenco) -> None:
    en_el_lote(gente.oficialia)
    pagina.set_viewport_size({"width": 390, "height": 844})
    entrar(pagina, servidor, gente.cliente("oficialia"))
    expect(pagina.locator("#id_municipio-combo")).to_be_visible()
    assert pagina.evaluate("document.documentElement.scrollWidth") <= 390
    sin_faltas(pagina)
