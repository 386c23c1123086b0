"""A life made in memory leaves the same rows as the verbs of every day, one by one.

The same invented letter, with the same chances, is carried both ways; everything that it left is
compared: states, clocks with their explanation, facts, notices, answers and attempts.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from coordinacion.carga.escritura import volcar
from coordinacion.carga.siembra import gente
from coordinacion.carga.siembra.mundo import Mundo
from coordinacion.carga.siembra.sembrar import INICIO
from coordinacion.carga.siembra.vida import VidaInventada
from coordinacion.correspondencia.services.en_memoria import Taller
from coordinacion.nucleo import reloj
from coordinacion.plazos.models import Plazo
from coordinacion.plazos.services import vigilar
from tests.carga.por_verbos import VidaPorVerbos
from tests.carga.retrato import retrato


@pytest.fixture(scope="module")
def mundo(django_db_setup: None, django_db_blocker: Any) -> Iterator[Mundo]:
    """The invented people and the catalogues, once for all the lives."""
    with django_db_blocker.unblock(), transaction.atomic():
        gente.asegurar(INICIO)
        yield Mundo(INICIO, reloj.hoy())
        transaction.set_rollback(True)


@contextmanager
def _sin_dejar_rastro() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _recepcion(mundo: Mundo, semilla: int, hasta: datetime) -> datetime:
    azar = Random(semilla)
    dia = mundo.horario.cuantos - 1 - azar.randint(0, 200)
    return min(mundo.horario.abre(dia) + timedelta(minutes=azar.randint(0, 500)), hasta)


def _por_verbos(mundo: Mundo, semilla: int, hasta: datetime) -> tuple[int, dict[str, list[Any]]]:
    with _sin_dejar_rastro():
        vida = VidaPorVerbos(Taller(), mundo, Random(semilla), hasta)
        expediente = vida.contar(_recepcion(mundo, semilla, hasta), 0)
        return expediente.carta.numero, retrato()


def _en_memoria(mundo: Mundo, semilla: int, hasta: datetime, numero: int) -> dict[str, list[Any]]:
    with _sin_dejar_rastro():
        taller = Taller()
        vida = VidaInventada(taller, mundo, Random(semilla), hasta)
        vida.contar(_recepcion(mundo, semilla, hasta), numero)
        volcar(taller.cuaderno)
        return retrato()


@settings(
    max_examples=25,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(semilla=st.integers(0, 10**9))
def test_una_vida_en_memoria_deja_lo_mismo_que_los_verbos(mundo: Mundo, semilla: int) -> None:
    hasta = reloj.ahora()
    numero, uno_por_uno = _por_verbos(mundo, semilla, hasta)
    en_memoria = _en_memoria(mundo, semilla, hasta, numero)
    for tabla, filas in uno_por_uno.items():
        assert en_memoria[tabla] == filas, (tabla, semilla)


def _pasos() -> list[tuple[Any, ...]]:
    abiertos = Plazo.objects.filter(cerrado_en=None).order_by("pk")
    return list(abiertos.values_list("clase", "ultimo_paso", "paso_en"))


@pytest.mark.parametrize("semilla", range(6))
def test_al_corriente_es_como_lo_dejaria_la_vigilancia(mundo: Mundo, semilla: int) -> None:
    """A recent letter, whose clocks run: the watch looks once at what the verbs left, at noon of
    a working day: at night and on a holiday it tells nobody anything."""
    hasta = mundo.horario.abre(mundo.horario.cuantos - 1) + timedelta(hours=3)
    recibida_en = mundo.horario.abre(mundo.horario.cuantos - 2 - 8 * semilla)
    with _sin_dejar_rastro():
        VidaPorVerbos(Taller(), mundo, Random(semilla), hasta).contar(recibida_en, 0)
        vigilar(hasta)
        vigilados = _pasos()
    with _sin_dejar_rastro():
        taller = Taller()
        VidaInventada(taller, mundo, Random(semilla), hasta).contar(recibida_en, 1)
        for plazo in taller.cuaderno.filas[Plazo]:
            taller.relojes.poner_al_corriente(plazo, hasta)
        volcar(taller.cuaderno)
        assert _pasos() == vigilados
