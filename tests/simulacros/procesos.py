"""The product's own processes, started as `make run` starts them, to be killed without warning."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil
import redis
from django.conf import settings

from config.procesos import ordenes
from config.servicios.procesos import con_el_padre
from tests.soporte.procesos import RAIZ, entorno_hijo, terminar_grupo

ARRANQUE = 60.0
APP = "tests.simulacros.celery_app"
CARPETA = RAIZ / ".local" / "simulacros"


@contextmanager
def entorno(**mas: str) -> Iterator[dict[str, str]]:
    """What a process of the drill is told: this database, and a queue that nobody else has."""
    propios = {
        "DJANGO_SETTINGS_MODULE": "config.settings.local",
        "SECRET_KEY": settings.SECRET_KEY,
        "REDIS_PREFIX": f"simulacro-{uuid.uuid4().hex[:8]}",
        "LOG_LEVEL": "INFO",
    }
    ambiente = entorno_hijo() | propios | mas
    try:
        yield ambiente
    finally:
        _vaciar(ambiente)


def _vaciar(ambiente: Mapping[str, str]) -> None:
    """Take the drill's keys out of a Redis that others use."""
    with suppress(redis.RedisError), redis.Redis.from_url(ambiente["REDIS_URL"]) as cliente:
        for clave in cliente.scan_iter(f"*{ambiente['REDIS_PREFIX']}*"):
            cliente.delete(clave)


class Proceso:
    """One process group with its log; leaving the block kills it."""

    def __init__(self, nombre: str, orden: list[str], ambiente: Mapping[str, str]) -> None:
        CARPETA.mkdir(parents=True, exist_ok=True)
        self.registro: Path = CARPETA / f"{nombre}-{os.getpid()}-{uuid.uuid4().hex[:6]}.log"
        with self.registro.open("wb") as salida:
            self.popen = subprocess.Popen(
                orden,
                cwd=RAIZ,
                env=dict(ambiente),
                stdin=subprocess.DEVNULL,
                stdout=salida,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=con_el_padre(signal.SIGKILL),
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        clase: type[BaseException] | None,
        error: BaseException | None,
        donde: TracebackType | None,
    ) -> None:
        self.matar()
        if error is None:
            self.registro.unlink(missing_ok=True)

    @property
    def vivo(self) -> bool:
        """Whether it still runs."""
        return self.popen.poll() is None

    @property
    def dicho(self) -> str:
        """What it wrote so far."""
        return self.registro.read_text(errors="replace")

    def esperar(self, listo: Callable[[], bool]) -> None:
        """Return when `listo`; a process that ended first is an error."""
        limite = time.monotonic() + ARRANQUE
        while not listo():
            if not self.vivo or time.monotonic() > limite:
                raise RuntimeError(f"No arrancó {self.registro.name}:\n{self.dicho[-3000:]}")
            time.sleep(0.05)

    def matar(self) -> None:
        """SIGKILL to the whole group, now."""
        terminar_grupo(self.popen)

    def hijos(self) -> list[psutil.Process]:
        """The processes that it started."""
        try:
            return list(psutil.Process(self.popen.pid).children(recursive=True))
        except psutil.NoSuchProcess:
            return []

    def matar_a_un_hijo(self, azar: random.Random) -> bool:
        """SIGKILL to one of its children, which it has to replace; whether there was one."""
        hijos = self.hijos()
        if not hijos:
            return False
        with suppress(psutil.NoSuchProcess):
            azar.choice(hijos).kill()
        return True


class Web(Proceso):
    """gunicorn as `make run` starts it."""

    def __init__(self, ambiente: Mapping[str, str]) -> None:
        with socket.socket() as libre:
            libre.bind(("127.0.0.1", 0))
            self.puerto = int(libre.getsockname()[1])
        suyo = {**ambiente, "BIND": f"127.0.0.1:{self.puerto}"}
        super().__init__("web", ordenes(suyo)["web"], suyo)
        self.url = f"http://127.0.0.1:{self.puerto}"
        self.esperar(self._contesta)

    def _contesta(self) -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.puerto), timeout=1):
            return True
        return False


def celery(*argumentos: str) -> list[str]:
    """A Celery command of the product, with the drill's clock if the environment sets one."""
    return [sys.executable, "-m", "celery", "-A", APP, *argumentos, "--loglevel=INFO"]


class Trabajador(Proceso):
    """A Celery worker of one child process."""

    def __init__(self, ambiente: Mapping[str, str]) -> None:
        opciones = ("--concurrency=1", "--without-gossip", "--without-mingle")
        super().__init__("trabajador", celery("worker", *opciones), ambiente)

    @property
    def listo(self) -> bool:
        """Whether it takes tasks already."""
        return self.vivo and " ready." in self.dicho

    def esperar_listo(self) -> Self:
        """Return once it takes tasks."""
        self.esperar(lambda: self.listo)
        return self


class Reloj(Proceso):
    """A Celery beat."""

    def __init__(self, ambiente: Mapping[str, str]) -> None:
        archivo = CARPETA / f"beat-{uuid.uuid4().hex[:8]}"
        opciones = (f"--schedule={archivo}", "--pidfile=", "--max-interval=1")
        super().__init__("reloj", celery("beat", *opciones), ambiente)
        self.archivo = archivo

    def matar(self) -> None:
        super().matar()
        for resto in self.archivo.parent.glob(f"{self.archivo.name}*"):
            resto.unlink(missing_ok=True)


def esperar(condicion: Callable[[], bool], segundos: float, cada: float = 0.1) -> bool:
    """Whether the condition came true in time."""
    limite = time.monotonic() + segundos
    while time.monotonic() < limite:
        if condicion():
            return True
        time.sleep(cada)
    return condicion()
