"""Real processes and threads that work on a test's own database."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connection

from config.celery import app as celery_app
from config.servicios.procesos import con_el_padre

RAIZ = Path(__file__).resolve().parents[2]
ESPERA = 30.0


class _Callado(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a test's output is its own."""


@contextmanager
def servidor_http() -> Iterator[str]:
    """The whole application behind a threaded HTTP server in this process; its address.

    A thread and not a process, so that a test's simulated clock is the server's too.
    """
    servidor = ThreadedWSGIServer(("127.0.0.1", 0), _Callado)
    servidor.daemon_threads = True
    servidor.set_app(get_wsgi_application())
    hilo = threading.Thread(target=servidor.serve_forever, kwargs={"poll_interval": 0.02})
    hilo.start()
    try:
        yield f"http://127.0.0.1:{servidor.server_address[1]}"
    finally:
        servidor.shutdown()
        servidor.server_close()
        hilo.join()


def entorno_hijo() -> dict[str, str]:
    """The environment of a process that must use this test's database and queue."""
    datos = connection.settings_dict
    base = f"{datos['USER']}:{datos['PASSWORD']}@{datos['HOST']}:{datos['PORT']}/{datos['NAME']}"
    return dict(os.environ) | {
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "DATABASE_URL": f"postgres://{base}",
    }


@contextmanager
def trabajador_celery(concurrencia: int = 1) -> Iterator["subprocess.Popen[bytes]"]:
    """A real Celery worker process, ready to take tasks of an empty queue."""
    celery_app.control.purge()
    registro = RAIZ / ".local" / f"trabajador-{os.getpid()}.log"
    with registro.open("wb") as salida:
        proceso = subprocess.Popen(
            [
                sys.executable, "-m", "celery", "-A", "config", "worker", "--loglevel=INFO",
                f"--concurrency={concurrencia}", "--without-gossip", "--without-mingle",
            ],
            cwd=RAIZ,
            env=entorno_hijo(),
            stdout=salida,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=con_el_padre(signal.SIGTERM),
        )  # fmt: skip
    try:
        _esperar_listo(proceso, registro)
        yield proceso
    finally:
        terminar_grupo(proceso)
        celery_app.control.purge()


def _esperar_listo(proceso: "subprocess.Popen[bytes]", registro: Path) -> None:
    limite = time.monotonic() + ESPERA
    while " ready." not in registro.read_text(errors="replace"):
        if proceso.poll() is not None or time.monotonic() > limite:
            raise RuntimeError(f"El trabajador no arrancó:\n{registro.read_text()[-4000:]}")
        time.sleep(0.05)


def terminar_grupo(proceso: "subprocess.Popen[Any]") -> None:
    """End a process and all that it started, at once: nothing of a test may outlive it."""
    with suppress(ProcessLookupError):
        os.killpg(proceso.pid, signal.SIGKILL)
    proceso.wait()
