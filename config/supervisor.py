"""Several processes under one that ends them all, for `make run` and `make run-production-like`.

Each child also dies with this process however it dies: nothing stays behind with the port.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from config.local_services import YaEstaEnMarcha
from config.puerto import PuertoNoSirve
from config.servicios.procesos import con_el_padre

BASE_DIR = Path(__file__).resolve().parent.parent
GRACIA = 10.0  # seconds that a process has to end by itself


@dataclass(frozen=True)
class Proceso:
    """What to run, and the only environment that it sees."""

    orden: Sequence[str]
    env: Mapping[str, str]


class Terminar(Exception):
    """Somebody asked us to end."""


def _pedir_fin(senal: int, marco: FrameType | None) -> None:
    raise Terminar


def correr(
    procesos: Mapping[str, Proceso], *, puertos: Mapping[str, tuple[str, int]], aviso: str
) -> int:
    """Start them all, say `aviso` when those of `puertos` take connections, and stay.

    Returns when one of them ends, which is an error; `Terminar` passes through.
    """
    vivos: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for nombre, proceso in procesos.items():
            vivos[nombre] = lanzar(proceso)
        for nombre, (host, puerto) in puertos.items():
            esperar_puerto(host, puerto, vivos[nombre])
        print(aviso, flush=True)
        caido = _vigilar(vivos)
        print(f"El proceso «{caido}» terminó solo; se cierra todo.", file=sys.stderr)
        return 1
    finally:
        for senal in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(senal, signal.SIG_IGN)
        terminar(list(vivos.values()))


def lanzar(proceso: Proceso) -> subprocess.Popen[bytes]:
    """Start one in its own session, so that the order of stopping is ours and not the terminal's.

    It ends with this process even when this one is killed.
    """
    return subprocess.Popen(  # noqa: S603 - our own programs, no shell
        list(proceso.orden),
        cwd=BASE_DIR,
        env=dict(proceso.env),
        start_new_session=True,
        preexec_fn=con_el_padre(signal.SIGTERM),
    )


def esperar_puerto(host: str, puerto: int, proceso: subprocess.Popen[bytes]) -> None:
    """Return when somebody takes connections there, or the process has ended."""
    while proceso.poll() is None:
        try:
            socket.create_connection((host, puerto), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return


def _vigilar(procesos: Mapping[str, subprocess.Popen[bytes]]) -> str:
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


def hasta_que_pidan_fin(trabajo: Callable[[], int]) -> int:
    """Run `trabajo` until it ends or somebody asks; what a person can mend is said in words."""
    # Explicit: a program started in the background by a script inherits an ignored SIGINT.
    for senal in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(senal, _pedir_fin)
    try:
        return trabajo()
    except Terminar:
        print("\nTodo quedó cerrado. Los datos siguen ahí para la próxima vez.")
        return 0
    except YaEstaEnMarcha as error:
        print(f"Ya está en marcha en esta carpeta ({Path(str(error)).name}).", file=sys.stderr)
    except PermissionError as error:
        print(
            f"«{error.filename}» es de otra cuenta: use la misma de antes, o root.", file=sys.stderr
        )
    except (PuertoNoSirve, RuntimeError) as error:
        print(error, file=sys.stderr)
    return 1
