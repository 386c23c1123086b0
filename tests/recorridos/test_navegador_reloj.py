"""A clock that runs out while nobody looks: a real worker sees it, and people read it."""

import subprocess
import time
from collections.abc import Callable
from datetime import time as hora
from datetime import timedelta
from typing import Any

from playwright.sync_api import expect

from coordinacion.avisos.models import Aviso
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.tasks import acusar_tacitos
from coordinacion.nucleo import reloj
from coordinacion.plazos.models import Calendario, DiaCalendario
from coordinacion.plazos.tasks import vigilar_plazos
from tests.elenco import crear_elenco, turnada
from tests.recorridos.pasos_navegador import Persona
from tests.recorridos.puestos import sentar

HACE_MUCHO = timedelta(days=60)
"""Longer than the clocks of a turn, holidays included, whatever the day of this test."""


def test_un_plazo_que_vence_suena_en_la_campana(
    servidor: str, worker: "subprocess.Popen[bytes]", new_context: Any
) -> None:
    gente = crear_elenco()
    _abre_hoy_desde_temprano()
    with reloj.en(reloj.ahora() - HACE_MUCHO):
        carta, (turno,) = turnada(gente)
    titular = sentar(new_context, servidor, gente.titular_unidad)
    _campana(titular, "ninguno sin leer")

    vigilar_plazos.delay()
    _esperar(Aviso.objects.filter(destinatario=gente.titular_unidad).exists)
    acusar_tacitos.delay()
    _esperar(Turno.objects.filter(pk=turno.pk, acuse="tacito").exists)

    titular.abre(carta.get_absolute_url())
    _campana(titular, "sin leer:")
    titular.lee("Tácito")
    analista = sentar(new_context, servidor, gente.analista)
    analista.pagina.locator(".campana").click()
    analista.revisa()
    analista.lee("Acuse tácito", carta.folio)
    analista.pulsa("Acuse tácito")
    analista.lee("Acusado de recibido", "Tácito")


def _abre_hoy_desde_temprano() -> None:
    """The worker has its own clock: whatever the hour and day, offices are open."""
    Calendario.objects.update(hora_apertura=hora(0))
    DiaCalendario.objects.filter(fecha=reloj.hoy()).update(es_habil=True)


def _campana(persona: Persona, texto: str) -> None:
    expect(persona.pagina.locator(".campana")).to_contain_text(texto)


def _esperar(condicion: Callable[[], bool]) -> None:
    limite = time.monotonic() + 20
    while not condicion():
        assert time.monotonic() < limite, "el trabajador no lo hizo"
        time.sleep(0.1)
