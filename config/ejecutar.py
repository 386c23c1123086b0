"""`make run`: the servers, then web, worker and beat, under one process that ends them all.

Each child also dies with this process however it dies: nothing stays behind with the port.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

from config.local_services import YaEstaEnMarcha, direcciones_publicadas, servicios
from config.puerto import PuertoNoSirve, direccion, exigir_libre
from config.servicios.procesos import con_el_padre

BASE_DIR = Path(__file__).resolve().parent.parent
SETTINGS = "config.settings.local"
GRACIA = 10.0  # seconds that a process has to end by itself


class Terminar(Exception):
    """Somebody asked us to end."""


def _pedir_fin(senal: int, marco: FrameType | None) -> None:
    raise Terminar


def ordenes(host: str, puerto: int) -> dict[str, list[str]]:
    """The three processes, sized to idle small: two web workers of four threads, one job."""
    celery = [sys.executable, "-m", "celery", "--quiet", "-A", "config"]
    calendario = BASE_DIR / ".local" / "beat"
    return {
        "web": [
            sys.executable, "-m", "gunicorn", "config.wsgi", f"--bind={host}:{puerto}",
            "--worker-class=gthread", "--workers=2", "--threads=4", "--preload", "--timeout=60",
            "--graceful-timeout=5", "--no-control-socket", "--log-level=warning",
        ],
        "tareas": [
            *celery, "worker", "--concurrency=1", "--loglevel=WARNING", "--without-gossip",
            "--without-mingle",
        ],
        "reloj": [
            *celery, "beat", f"--schedule={calendario}", "--loglevel=WARNING", "--pidfile=",
        ],
    }  # fmt: skip


def esperar_puerto(host: str, puerto: int, web: subprocess.Popen[bytes]) -> None:
    """Return when the web process takes connections, or has ended."""
    while web.poll() is None:
        try:
            socket.create_connection((host, puerto), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return


def vigilar(procesos: dict[str, subprocess.Popen[bytes]]) -> str:
    """Wait until one process ends and return its name."""
    while True:
        for nombre, proceso in procesos.items():
            if proceso.poll() is not None:
                return nombre
        time.sleep(0.5)


def terminar(procesos: Sequence[subprocess.Popen[bytes]]) -> None:
    """Ask all at once to end, then insist with those that did not."""
    for proceso in procesos:
        if proceso.poll() is None:
            proceso.terminate()
    limite = time.monotonic() + GRACIA
    for proceso in procesos:
        try:
            proceso.wait(max(0.1, limite - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(proceso.pid, signal.SIGKILL)
            proceso.wait()


def correr(host: str, puerto: int, env: dict[str, str]) -> int:
    """Start the three processes and stay until one ends (an error) or we are told to."""
    procesos: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for nombre, orden in ordenes(host, puerto).items():
            procesos[nombre] = subprocess.Popen(  # noqa: S603 - our own programs, no shell
                orden,
                cwd=BASE_DIR,
                env=env,
                start_new_session=True,
                preexec_fn=con_el_padre(signal.SIGTERM),
            )
        esperar_puerto(host, puerto, procesos["web"])
        print(f"\n  Listo: http://{host}:{puerto}/   (Ctrl-C termina todo)\n", flush=True)
        caido = vigilar(procesos)
        print(f"El proceso «{caido}» terminó solo; se cierra todo.", file=sys.stderr)
        return 1
    finally:
        for senal in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(senal, signal.SIG_IGN)
        terminar(list(procesos.values()))


def preparar_y_correr() -> int:
    """Servers, database, processes; each is undone in the opposite order."""
    host, puerto = direccion(os.environ)
    exigir_libre(host, puerto)
    env = dict(os.environ) | {"DJANGO_SETTINGS_MODULE": SETTINGS}
    with ExitStack() as pila:
        if pila.enter_context(servicios("local", env)):
            pila.enter_context(direcciones_publicadas(env))
        preparar = [sys.executable, "-m", "config.preparar"]
        if subprocess.run(preparar, cwd=BASE_DIR, env=env).returncode:  # noqa: S603
            print("No se pudo preparar la base de datos.", file=sys.stderr)
            return 1
        return correr(host, puerto, env)


def main() -> int:
    # Explicit: a program started in the background by a script inherits an ignored SIGINT.
    for senal in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(senal, _pedir_fin)
    try:
        return preparar_y_correr()
    except Terminar:
        print("\nTodo quedó cerrado. Los datos siguen ahí para la próxima vez.")
        return 0
    except YaEstaEnMarcha:
        print("Ya hay un «make run» en marcha en esta carpeta.", file=sys.stderr)
    except PermissionError as error:
        print(
            f"«{error.filename}» es de otra cuenta: use la misma de antes, o root.", file=sys.stderr
        )
    except (PuertoNoSirve, RuntimeError) as error:
        print(error, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
