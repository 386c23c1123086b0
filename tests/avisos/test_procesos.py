"""Real processes: the wake-up through Celery, and death at each point of sending."""

import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from coordinacion.avisos.models import Aviso, Correo
from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.canalizacion.services import repartir_avisos
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.services import enviar_correos
from tests.soporte.correo import Buzon
from tests.soporte.procesos import RAIZ, entorno_hijo

LIMITE = 20.0

MORIR = """
import os, signal
import django
django.setup()
from django.core.mail import get_connection
from django.db import transaction
from coordinacion.avisos import sql
from coordinacion.avisos.services import envio
from coordinacion.nucleo import reloj
from coordinacion.plazos.services import jornada
with transaction.atomic():
    correo = sql.reclamar(jornada(reloj.ahora()))
    assert correo is not None
    {entregar}
    {anotar}
    os.kill(os.getpid(), signal.SIGKILL)
"""
PUNTOS = {
    "antes de entregar": ("pass", "pass"),
    "antes de anotar": ("envio.entregar(correo, get_connection())", "pass"),
    "antes de confirmar": (
        "envio.entregar(correo, get_connection())",
        "envio.anotar_envio(correo)",
    ),
}


def esperar(condicion: Callable[[], bool]) -> None:
    """Until it is true, or the test has waited enough."""
    limite = time.monotonic() + LIMITE
    while not condicion():
        assert time.monotonic() < limite, "no llegó a tiempo"
        time.sleep(0.05)


def nuevo(persona: Usuario, n: int = 1) -> NuevoAviso:
    return NuevoAviso(f"turno:{n}:nuevo:{persona.pk}", persona.pk, f"Nuevo turno {n}")


def test_el_trabajador_despierta_al_confirmarse_el_aviso(
    enlace_con_correo: Usuario,
    buzon_de_procesos: Buzon,
    worker: "subprocess.Popen[bytes]",
) -> None:
    """No beat runs here: only the wake-up can bring the mail, through its two steps."""
    avisar([nuevo(enlace_con_correo)])
    esperar(lambda: Correo.objects.filter(estado="enviado").exists())
    (mensaje,) = buzon_de_procesos.mensajes
    assert mensaje["To"] == enlace_con_correo.email
    assert Aviso.objects.get().envio == "correo"


@pytest.mark.parametrize("punto", list(PUNTOS))
def test_morir_al_enviar_no_pierde_nada_y_repite_el_mismo_identificador(
    enlace_con_correo: Usuario, buzon_de_procesos: Buzon, punto: str
) -> None:
    avisar([nuevo(enlace_con_correo)])
    repartir_avisos()
    entregar, anotar = PUNTOS[punto]
    proceso = subprocess.run(
        [sys.executable, "-c", MORIR.format(entregar=entregar, anotar=anotar)],
        cwd=RAIZ,
        env=entorno_hijo(),
        capture_output=True,
        text=True,
    )
    assert proceso.returncode == -9, proceso.stderr
    assert Correo.objects.get().estado == "pendiente"
    subprocess.run([sys.executable, "-c", ENVIAR], cwd=RAIZ, env=entorno_hijo(), check=True)
    correo = Correo.objects.get()
    assert correo.estado == "enviado"
    identificadores = [m["Message-ID"] for m in buzon_de_procesos.mensajes]
    assert identificadores == [correo.message_id] * (1 if entregar == "pass" else 2)


ENVIAR = """
import django
django.setup()
from coordinacion.plazos.services import enviar_correos
enviar_correos()
"""


def test_una_vuelta_perdida_la_recoge_la_siguiente(enlace_con_correo: Usuario) -> None:
    """After the commit and before the wake-up: the notice is there, and a tick finds it."""
    with reloj.en(reloj.ahora()):
        avisar([nuevo(enlace_con_correo)])
        assert repartir_avisos() == 1
        assert enviar_correos() == 1
    assert Correo.objects.get().estado == "enviado"


SIN_REDIS = """
import time
import django
django.setup()
from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.organizacion.models import Usuario
persona = Usuario.objects.get(username="enlace_a")
inicio = time.monotonic()
print(avisar([NuevoAviso("turno:1:nuevo:1", persona.pk, "Nuevo turno")]))
assert time.monotonic() - inicio < 5, "esperó a Redis"
"""


def test_sin_redis_el_aviso_queda_y_la_vuelta_lo_recoge(enlace_con_correo: Usuario) -> None:
    entorno = entorno_hijo() | {"REDIS_URL": "redis://127.0.0.1:1/0"}
    orden = [sys.executable, "-c", SIN_REDIS]
    subprocess.run(orden, cwd=RAIZ, env=entorno, check=True, capture_output=True)
    assert Aviso.objects.count() == 1
    assert repartir_avisos() == 1
