"""A paper agency in a real browser: what goes and comes by messenger, and a tacit one undone."""

from datetime import timedelta
from typing import Any

from playwright.sync_api import expect

from coordinacion.canalizacion import services as canalizacion
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.plazos import services as plazos
from tests.documentos import archivos
from tests.elenco import Elenco, destino, turnada
from tests.recorridos.pasos_navegador import MARTES, Persona, Puesto, acepta, ahora

ESCANEO: Any = {"name": "acuse.pdf", "mimeType": "application/pdf", "buffer": archivos.pdf()}


def test_lo_que_va_y_viene_con_el_mensajero(gente: Elenco, puesto: Puesto, tiempo: Any) -> None:
    contestada, callada = (turnada(gente, destino(gente.d))[0] for _ in range(2))
    oficialia, analista = puesto("oficialia"), puesto("analista")
    _sale_el_papel(oficialia, contestada)

    _pasan(tiempo, 14)
    analista.entra().abre(contestada.get_absolute_url())
    analista.lee("Turnado, por acusar")
    analista.no_lee("Tácito")

    oficialia.entra()
    _se_entrega(oficialia)
    _vuelve_el_acuse(oficialia, contestada)
    _vuelve_la_respuesta(oficialia, contestada)
    acepta(analista, contestada, gente.d)
    analista.lee("Con respuesta, por notificar")

    _pasan(tiempo, 21)
    oficialia.entra()
    _se_rectifica_el_tacito(oficialia, callada)


def _pasan(tiempo: Any, dias: int) -> None:
    """So many days after the beginning, with what runs by itself already run."""
    tiempo.move_to(MARTES + timedelta(days=dias))
    plazos.vigilar()
    canalizacion.acusar_tacitos()


def _sale_el_papel(oficialia: Persona, carta: Correspondencia) -> None:
    _busca(oficialia, carta)
    oficialia.pulsa(carta.folio)
    assert oficialia.pdf("Volante de turno").startswith(b"%PDF")
    oficialia.abre("/papel/relaciones/")
    oficialia.pulsa("Emitir relación")
    oficialia.lee("Por entregar", carta.folio)
    assert oficialia.pdf("Imprimir").startswith(b"%PDF")


def _busca(oficialia: Persona, carta: Correspondencia) -> None:
    oficialia.abre("/papel/")
    oficialia.escribe(folio=carta.folio)
    oficialia.pulsa("Buscar", en=oficialia.pagina.get_by_role("search", name="Buscar turnos"))


def _se_entrega(oficialia: Persona) -> None:
    oficialia.abre("/papel/relaciones/")
    oficialia.pulsa("Registrar entrega")
    oficialia.escribe(momento=ahora(menos=timedelta(minutes=30)), recibio="Oficialía de partes")
    oficialia.pagina.locator("[name=archivo]").set_input_files(ESCANEO)
    oficialia.pulsa("Registrar entrega")
    oficialia.lee("ya corre el plazo del acuse", "recibió Oficialía de partes")


def _vuelve_el_acuse(oficialia: Persona, carta: Correspondencia) -> None:
    _busca(oficialia, carta)
    oficialia.pulsa("Registrar acuse en papel")
    oficialia.escribe(momento=ahora(), entrego="Mensajero de la unidad")
    oficialia.pagina.locator("[name=archivo]").set_input_files(ESCANEO)
    oficialia.pulsa("Registrar acuse en papel")
    oficialia.lee("Acusado de recibido", "En papel", "Ver el acuse")


def _vuelve_la_respuesta(oficialia: Persona, carta: Correspondencia) -> None:
    _busca(oficialia, carta)
    oficialia.pulsa("Registrar respuesta recibida en oficialía")
    oficialia.escribe(momento=ahora(), entrego="Mensajería", oficio_numero="DG/15/2026")
    oficialia.elige("Sentido de la respuesta", "Favorable")
    oficialia.pagina.locator("[name=archivo]").set_input_files(ESCANEO)
    oficialia.pulsa("Registrar respuesta recibida en oficialía")
    oficialia.lee("Respondido por la dependencia, por revisar", "DG/15/2026")


def _se_rectifica_el_tacito(oficialia: Persona, carta: Correspondencia) -> None:
    """It was acknowledged by silence; the stamped sheet says that it had been in time."""
    _busca(oficialia, carta)
    oficialia.lee("acuse tácito")
    oficialia.pulsa("Rectificar acuse tácito")
    sello = ahora(menos=timedelta(days=6, hours=22))
    oficialia.escribe(momento=sello, entrego="Mensajería")
    oficialia.pulsa("Rectificar acuse tácito")
    oficialia.lee("Se rectificó el acuse tácito", "se rectificó el tácito")
    expect(oficialia.pagina.locator("main")).to_contain_text("24 de marzo de 2026, 12:00 h")
