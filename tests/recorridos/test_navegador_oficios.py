"""Two oficios in a real browser: one from draft to acuse by keyboard, one by its scanned sheet."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.oficios import impresos
from coordinacion.oficios.models import Oficio
from tests.elenco import Elenco, clasificada
from tests.oficios.oficios import RAIZ, oficio_en
from tests.recorridos.pasos_navegador import Persona, Puesto, ahora


def _pulsa_con_teclado(persona: Persona, texto: str) -> None:
    with persona.pagina.expect_navigation(wait_until="load"):
        persona.boton(texto).press("Enter")
    persona.revisa()


def _guarda_con_teclado(persona: Persona) -> None:
    """The page's main button, from wherever one writes."""
    with persona.pagina.expect_navigation(wait_until="load"):
        persona.pagina.keyboard.press("Control+Enter")
    persona.revisa()


def test_un_oficio_del_borrador_al_acuse_con_el_teclado(gente: Elenco, puesto: Puesto) -> None:
    oficio = _se_pasa_a_firma(puesto("analista"), clasificada(gente))
    _se_firma(puesto("titular_unidad"), oficio)
    _se_despacha_y_se_acusa(puesto("oficialia"), oficio)


def _se_pasa_a_firma(analista: Persona, carta: Correspondencia) -> Oficio:
    analista.abre(carta.get_absolute_url())
    analista.pagina.locator("#oficios summary").press("Enter")
    _pulsa_con_teclado(analista, "Respuesta")
    cuerpo = analista.campo("Texto")
    expect(cuerpo).to_contain_text(f"con el folio {carta.folio}")
    cuerpo.fill("Se rehabilitará el camino.\n\nReciba un saludo.")
    with analista.pagina.expect_popup() as previa:
        analista.boton("Vista previa").press("Enter")
    previa.value.close()
    cuerpo.focus()
    _guarda_con_teclado(analista)
    oficio = Oficio.objects.get()
    analista.lee("El borrador se guardó", "En borrador")
    _pulsa_con_teclado(analista, "Pasar a firma")
    analista.lee("Toma su número")
    _pulsa_con_teclado(analista, "Pasar a firma")
    oficio = Oficio.objects.get()
    analista.lee("por firmar", str(oficio.folio))
    return oficio


def _se_firma(titular: Persona, oficio: Oficio) -> None:
    titular.abre("/oficios/?estado=por_firmar")
    for tecla in ("j", "Enter"):
        titular.pagina.keyboard.press(tecla)
    titular.pagina.wait_for_url(f"**{oficio.get_absolute_url()}")
    titular.revisa()
    _pulsa_con_teclado(titular, "Registrar firma")
    _pulsa_con_teclado(titular, "Registrar firma")
    titular.lee("Firmado, por despachar")


def _se_despacha_y_se_acusa(oficialia: Persona, oficio: Oficio) -> None:
    oficialia.abre(oficio.get_absolute_url())
    _pulsa_con_teclado(oficialia, "Registrar despacho")
    oficialia.campo("Guía o constancia").press_sequentially("MX-104")
    _guarda_con_teclado(oficialia)
    oficialia.lee("Despachado, sin acuse", "MX-104")
    _pulsa_con_teclado(oficialia, "Registrar acuse")
    oficialia.escribe(momento=ahora())
    oficialia.campo("Quién recibió").press_sequentially("Comisariado")
    _guarda_con_teclado(oficialia)
    oficialia.lee("Con acuse", "recibió Comisariado", "El acuse no cierra el plazo")


def test_la_hoja_sellada_se_confirma_a_la_vista_de_su_codigo(gente: Elenco, puesto: Puesto) -> None:
    oficio = oficio_en(gente, "despachado", carta=clasificada(gente), clase="respuesta")
    oficialia = puesto("oficialia")
    oficialia.abre("/oficios/acuses/")
    oficialia.lee("No hay hojas por confirmar")
    hoja: Any = {
        "name": "escaneo-0001.pdf",
        "mimeType": "application/pdf",
        "buffer": impresos.oficio(oficio, RAIZ),
    }
    oficialia.campo("Acuses digitalizados").set_input_files(hoja)
    oficialia.pulsa("Leer acuses")
    oficialia.lee("escaneo-0001.pdf", str(oficio.folio))
    oficialia.pulsa("Confirmar")
    expect(oficialia.campo("Número de oficio")).to_have_value(str(oficio.folio))
    expect(oficialia.pagina.locator(".visor canvas")).to_be_in_viewport()
    expect(oficialia.boton("Confirmar acuse")).to_be_in_viewport()
    oficialia.pulsa("Confirmar acuse")
    expect(oficialia.pagina.locator("[data-errores]")).to_be_focused()
    oficialia.escribe(momento=ahora(), recibio="Oficialía de partes")
    oficialia.pulsa("Confirmar acuse")
    oficialia.lee("No hay hojas por confirmar")
    assert Oficio.objects.get().estado == "acusado"
