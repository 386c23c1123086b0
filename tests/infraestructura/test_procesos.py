"""The fixtures with real processes, and `make run` itself."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from django.contrib.auth import get_user_model

from config.celery import VIGILAR
from config.celery import app as celery_app
from config.puerto import PuertoNoSirve, direccion, exigir_libre
from coordinacion.plazos.models import Latido
from tests.soporte.procesos import entorno_hijo, terminar_grupo

RAIZ = Path(__file__).resolve().parents[2]
MEMORIA_MAXIMA = 900 * 2**20
ARRANQUE_MAXIMO = 60.0


def _pedir(url: str) -> tuple[int, Any]:
    try:
        with urllib.request.urlopen(url, timeout=10) as respuesta:
            return respuesta.status, json.load(respuesta)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def _esperar(condicion: Any, segundos: float) -> bool:
    limite = time.monotonic() + segundos
    while time.monotonic() < limite:
        if condicion():
            return True
        time.sleep(0.1)
    return False


def test_el_servidor_atiende_la_base_de_la_prueba(servidor: str) -> None:
    get_user_model().objects.create_user(username="alguien")
    _, cuerpo = _pedir(f"{servidor}/salud/")
    assert cuerpo["partes"]["migraciones"]["bien"]
    Latido.objects.create(nombre="vigilancia", en="2026-01-01T00:00:00Z")
    _, cuerpo = _pedir(f"{servidor}/salud/")
    assert "sin señal" in cuerpo["partes"]["vigilancia"]["estado"]


def test_un_trabajador_de_verdad_hace_la_tarea(worker: Any) -> None:
    assert _esperar(Latido.objects.filter(nombre="vigilancia").exists, 20), "no watch on arrival"
    Latido.objects.all().delete()
    celery_app.send_task(VIGILAR)
    assert _esperar(Latido.objects.filter(nombre="vigilancia").exists, 20)


def test_un_puerto_que_no_sirve_se_dice_con_claridad() -> None:
    for texto in ("abc", "0", "70000", "-1", "8000 "):
        with pytest.raises(PuertoNoSirve, match="PORT="):
            direccion({"PORT": texto})
    assert direccion({}) == ("127.0.0.1", 8000)
    with socket.socket() as ocupante:
        ocupante.bind(("127.0.0.1", 0))
        ocupante.listen()
        with pytest.raises(PuertoNoSirve, match="ya está en uso"):
            exigir_libre("127.0.0.1", ocupante.getsockname()[1])


@pytest.fixture
def en_marcha(base_limpia: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """`make run`'s process on a database of its own, and its address."""
    with socket.socket() as libre:
        libre.bind(("127.0.0.1", 0))
        puerto = libre.getsockname()[1]
    entorno = entorno_hijo() | {"PORT": str(puerto), "HOST": "127.0.0.1"}
    orden = [sys.executable, "-m", "config.ejecutar"]
    proceso = subprocess.Popen(
        orden, cwd=RAIZ, env=entorno, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    yield proceso, f"http://127.0.0.1:{puerto}"
    if proceso.poll() is None:
        terminar_grupo(proceso)
    if proceso.stdout:
        proceso.stdout.close()


def test_un_solo_proceso_levanta_todo_y_lo_termina(
    en_marcha: tuple["subprocess.Popen[str]", str],
) -> None:
    proceso, url = en_marcha
    assert proceso.stdout is not None
    dicho = []
    for linea in proceso.stdout:
        dicho.append(linea)
        if "Listo:" in linea:
            break
    assert url in dicho[-1], "".join(dicho)
    assert _esperar(lambda: _pedir(f"{url}/salud/")[0] == 200, 20), _pedir(f"{url}/salud/")

    familia = [psutil.Process(proceso.pid), *psutil.Process(proceso.pid).children(recursive=True)]
    assert len(familia) >= 6  # this one, web and its two, worker and its one, beat
    assert sum(uno.memory_info().rss for uno in familia) < MEMORIA_MAXIMA

    proceso.send_signal(signal.SIGINT)
    resto, _ = proceso.communicate(timeout=20)
    assert proceso.returncode == 0
    assert "Todo quedó cerrado" in resto
    assert not [uno for uno in familia if uno.is_running() and uno.status() != "zombie"]


@pytest.mark.parametrize(("ci", "esperado"), [("", "1 skipped"), ("true", "1 error")])
def test_sin_navegador_se_dice_y_en_ci_es_una_falla(ci: str, esperado: str) -> None:
    orden = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:randomly"]
    orden += ["tests/infraestructura/test_navegador.py", "-q", "-k", "se_ve"]
    entorno = entorno_hijo() | {"CHROMIUM": "/no/existe", "CI": ci}
    for variable in ("PYTEST_XDIST_WORKER", "PYTEST_CURRENT_TEST"):
        entorno.pop(variable, None)
    salida = subprocess.run(orden, cwd=RAIZ, env=entorno, capture_output=True, text=True).stdout
    ultimas = "\n".join(salida.strip().splitlines()[-5:])
    assert esperado in ultimas, salida
    assert ("NO se ejecutaron" in ultimas) == (not ci), salida
    assert os.environ.get("CHROMIUM") != "/no/existe"
