"""A backlog in several hands, with committed data: each clock is of one hand, and none is lost."""

import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.db import InterfaceError, connection, transaction

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.services import verificar
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos import services, tasks
from coordinacion.plazos import sql_vigilancia as sql
from coordinacion.plazos.models import Latido, Plazo
from coordinacion.plazos.services import vigilancia
from tests.elenco import crear_elenco
from tests.plazos.test_simultaneos import CINCO_ANTES, aperturas
from tests.soporte.procesos import RAIZ, entorno_hijo

LOTE = 20
CUANTOS = 300
PACIENCIA = 20.0
PAUSA = 0.2

VIGILAR = f"""
import django
django.setup()
from datetime import datetime
from coordinacion.nucleo import reloj
from coordinacion.plazos import services
with reloj.en(datetime.fromisoformat("{CINCO_ANTES.isoformat()}")):
    print(services.vigilar(lote={LOTE}))
    services.latir_al_corriente()
"""
MORIR = f"""
import os, signal, threading
import django
django.setup()
from datetime import datetime
from itertools import count
from coordinacion.plazos import services
from coordinacion.plazos import sql_vigilancia as sql
avanzar, dos, vez = sql.avanzar, threading.Barrier(2), count()
def y_morir(*partes):
    vistos = avanzar(*partes)
    if next(vez):
        dos.wait()
        os.kill(os.getpid(), signal.SIGKILL)
    return vistos
sql.avanzar = y_morir
services.vigilar(datetime.fromisoformat("{CINCO_ANTES.isoformat()}"), lote={LOTE})
"""


@pytest.fixture
def analista(base_limpia: str) -> Usuario:
    """Who is told of each of so many clocks, all of them due and committed."""
    elenco = crear_elenco()
    services.abrir_varios(aperturas(CUANTOS))
    Plazo.objects.update(paso_en=CINCO_ANTES)
    return elenco.analista


def comprobar(analista: Usuario) -> None:
    """One line and one notice of each clock, none missing; nothing due, and the chain whole."""
    cada_uno = Counter(range(1, CUANTOS + 1))
    lineas = Asiento.objects.filter(hecho=Hecho.PLAZO_ESCALON)
    assert Counter(lineas.values_list("asunto_id", flat=True)) == cada_uno
    avisos = Aviso.objects.filter(destinatario=analista)
    assert Counter(avisos.values_list("asunto_id", flat=True)) == cada_uno
    assert not Plazo.objects.filter(paso_en__lte=CINCO_ANTES).exists()
    assert verificar().bien


def test_dos_manos_no_avisan_dos_veces_ni_dejan_a_nadie(
    analista: Usuario, monkeypatch: pytest.MonkeyPatch
) -> None:
    lotes: Counter[int] = Counter()
    vez, avanzar, juntas = count(), sql.avanzar, threading.Barrier(vigilancia.MANOS)

    def contar(*partes: Any) -> int:
        lotes[connection.connection.info.backend_pid] += 1
        if 0 < next(vez) <= vigilancia.MANOS:
            juntas.wait(PACIENCIA)
        return avanzar(*partes)

    monkeypatch.setattr(sql, "avanzar", contar)
    assert services.vigilar(CINCO_ANTES, LOTE) == CUANTOS
    assert len(lotes) == vigilancia.MANOS
    comprobar(analista)


def test_varios_procesos_con_sus_manos_tampoco(analista: Usuario) -> None:
    """Ticks that pile up: each may have two hands, and only two of all of them work at once."""
    orden = [sys.executable, "-c", VIGILAR]
    procesos = [
        subprocess.Popen(orden, cwd=RAIZ, env=entorno_hijo(), stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    hechos = [int(proceso.communicate(timeout=60)[0]) for proceso in procesos]
    assert [proceso.returncode for proceso in procesos] == [0, 0, 0]
    assert sum(hechos) == CUANTOS
    assert Latido.objects.filter(nombre=vigilancia.LATIDO).exists()
    comprobar(analista)


def test_morir_con_dos_lotes_a_medias_no_pierde_nada(analista: Usuario) -> None:
    orden = [sys.executable, "-c", MORIR]
    proceso = subprocess.run(orden, cwd=RAIZ, env=entorno_hijo(), capture_output=True, text=True)
    assert proceso.returncode == -9, proceso.stderr
    limite = time.monotonic() + PACIENCIA
    total = 0
    while sql.hay_pendientes(CINCO_ANTES):
        total += services.vigilar(CINCO_ANTES, LOTE)
        time.sleep(PAUSA)
        assert time.monotonic() < limite, "el servidor no soltó lo que tenía el proceso muerto"
    assert total == CUANTOS - LOTE
    comprobar(analista)


def test_si_falla_una_mano_la_otra_termina(
    analista: Usuario, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tomar_lugar = sql.tomar_lugar

    def sin_servidor(mano: int) -> bool:
        if mano > 1:
            connection.close()
            raise InterfaceError("se fue")
        return tomar_lugar(mano)

    monkeypatch.setattr(sql, "tomar_lugar", sin_servidor)
    assert services.vigilar(CINCO_ANTES, LOTE) == CUANTOS
    assert "La mano 2 de la vigilancia falló" in caplog.text
    comprobar(analista)


def test_si_falla_la_primera_la_otra_no_sigue_sola(
    analista: Usuario, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the queue ends for taking too long ends: the next tick goes on."""
    vez, avanzar, empezo = count(), sql.avanzar, threading.Event()

    def interrumpir(*partes: Any) -> int:
        if threading.current_thread() is not threading.main_thread():
            empezo.set()
            time.sleep(PAUSA)
        elif next(vez):
            empezo.wait(PACIENCIA)
            raise SoftTimeLimitExceeded
        return avanzar(*partes)

    monkeypatch.setattr(sql, "avanzar", interrumpir)
    with pytest.raises(SoftTimeLimitExceeded):
        services.vigilar(CINCO_ANTES, LOTE)
    monkeypatch.undo()
    assert services.vigilar(CINCO_ANTES, LOTE) > 0
    comprobar(analista)


def test_una_vuelta_no_se_suma_a_la_que_sigue_trabajando(analista: Usuario) -> None:
    with en_otra_conexion(lambda: sql.tomar_lugar(1)):
        assert services.vigilar(CINCO_ANTES, LOTE) == 0
    assert services.vigilar(CINCO_ANTES, LOTE) == CUANTOS
    comprobar(analista)


def test_no_late_mientras_otra_mano_no_confirma(analista: Usuario) -> None:
    """The digests would leave without what that hand is about to tell."""
    with reloj.en(CINCO_ANTES):
        with en_otra_conexion(lambda: sql.avanzar(CINCO_ANTES, CUANTOS)):
            tasks.vigilar_plazos()
            assert not Latido.objects.exists()
        tasks.vigilar_plazos()
    assert Latido.objects.get().en == CINCO_ANTES
    comprobar(analista)


@contextmanager
def en_otra_conexion(hacer: Callable[[], object]) -> Iterator[None]:
    """Somebody else did that and commits when the block ends."""
    listo, basta = threading.Event(), threading.Event()

    def trabajar() -> None:
        try:
            with transaction.atomic():
                assert hacer()
                listo.set()
                assert basta.wait(PACIENCIA)
        finally:
            connection.close()

    otra = threading.Thread(target=trabajar)
    otra.start()
    assert listo.wait(PACIENCIA)
    try:
        yield
    finally:
        basta.set()
        otra.join()
