"""Five days of ticks that repeat, come late and run at once: each step and each digest once."""

import random
import threading
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection

from coordinacion.avisos.models import Aviso, Correo
from coordinacion.canalizacion.services import repartir_avisos
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Titular, Usuario
from coordinacion.plazos import escalera, selectors
from coordinacion.plazos import services as plazos
from coordinacion.plazos.clases import ClasePlazo
from coordinacion.plazos.models import Plazo
from coordinacion.plazos.services.vigilancia import LATIDO
from tests.avisos.conftest import direccion
from tests.elenco import Elenco, crear_elenco
from tests.plazos.calendario import ZONA

INICIO = datetime(2026, 11, 9, 8, 0, tzinfo=ZONA)
CUANTOS = 12


def preparar() -> Elenco:
    """The cast with addresses, a head without an account, and clocks that run out that week."""
    elenco = crear_elenco()
    for persona in elenco.personas.values():
        Usuario.objects.filter(pk=persona.pk).update(email=direccion(persona))
    Titular.objects.create(
        institucion=elenco.d,
        nombre="T",
        cargo="C",
        correo="t@d.example",
        vigente_desde="2026-01-01",
    )
    with reloj.en(INICIO - timedelta(days=4)):
        for n in range(CUANTOS):
            institucion = (elenco.a, elenco.b, elenco.d)[n % 3]
            plazos.abrir(
                clase=ClasePlazo.RESPUESTA_TURNO,
                desde=INICIO - timedelta(days=4),
                asunto_id=n,
                folio=f"F{n}",
                url="/",
                institucion_id=institucion.pk,
                cantidad=1 + n % 5,
            )
    return elenco


def ticks(azar: random.Random) -> list[datetime]:
    """Moments of five days, at random: close together, repeated, and with silences."""
    momentos, ahora = [], INICIO
    while ahora < INICIO + timedelta(days=5):
        momentos += [ahora] * azar.choice([1, 1, 2])
        ahora += timedelta(minutes=azar.choice([1, 1, 30, 120, 400, 900]))
    return momentos


def a_la_vez(*trabajos: Callable[[], object]) -> None:
    """Run them in threads that start together; what one raises fails the test."""
    salida, fallas = threading.Barrier(len(trabajos)), []

    def correr(trabajo: Callable[[], object]) -> None:
        try:
            salida.wait()
            trabajo()
        except Exception as error:
            fallas.append(error)
        finally:
            connection.close()

    hilos = [threading.Thread(target=correr, args=[t]) for t in trabajos]
    for hilo in hilos:
        hilo.start()
    for hilo in hilos:
        hilo.join()
    assert fallas == []


def vuelta(momento: datetime) -> Callable[[], None]:
    def dar() -> None:
        with reloj.en(momento):
            plazos.vigilar(momento, lote=3)
            plazos.latir(LATIDO)
            repartir_avisos(momento)

    return dar


def pasos_debidos(plazo: Plazo, momentos: list[datetime]) -> list[int]:
    """What the pure rules say that was told of a clock at those moments."""
    dias = selectors.vista(plazo.calendario)
    peldanos = selectors.escaleras([plazo.clase])[plazo.clase]
    assert plazo.vence_ordinal is not None
    dichos: list[int] = []
    for momento in momentos:
        local = momento.astimezone(ZONA)
        if not dias.dia(local.date()).es_habil or local.time() < dias.apertura:
            continue
        relativo = escalera.relativo_a(local, plazo.vence_ordinal, dias)
        assert relativo is not None
        paso = escalera.alcanzado(relativo, peldanos)
        if paso is not None and paso > max(dichos, default=-99) and local >= primer_aviso(plazo):
            dichos.append(paso)
    return dichos


def primer_aviso(plazo: Plazo) -> datetime:
    """When the watch first had to look at it, as the opening said."""
    dias = selectors.vista(plazo.calendario)
    peldanos = selectors.escaleras([plazo.clase])[plazo.clase]
    primero = escalera.proximo_paso(
        reloj.local(plazo.creado_en), plazo.vence_ordinal, dias, peldanos
    )
    assert primero is not None
    return primero


@pytest.mark.parametrize("semilla", [1, 7, 20261109])
def test_cinco_dias_de_vueltas_dobles(base_limpia: str, semilla: int) -> None:
    preparar()
    abiertos = list(Plazo.objects.select_related("calendario"))
    momentos = ticks(random.Random(semilla))
    for momento in momentos:
        a_la_vez(vuelta(momento), vuelta(momento))
    for plazo in abiertos:
        claves = Aviso.objects.filter(plazo_id=plazo.pk).values_list("clave", flat=True)
        pasos = {int(clave.split("/")[1].split(":")[0]) for clave in claves}
        assert sorted(pasos) == pasos_debidos(plazo, momentos), plazo.folio
    resumenes = Correo.objects.filter(clase="resumen").values_list("clave", flat=True)
    por_dia = Counter(clave.split(":", 1)[1] for clave in resumenes)
    assert por_dia and max(por_dia.values()) == 1
    assert not Aviso.objects.filter(envio="correo", correo=None).exists()
    assert Aviso.objects.filter(destinatario=None, envio="correo").exists()
