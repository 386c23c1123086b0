"""One durable PostgreSQL for all, a database for each, and helpers in processes of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.medida import Tanda
from config.local_services import servicios
from config.servicios.postgres import asegurar_base

RAIZ = Path(__file__).resolve().parents[1]


@contextmanager
def servidor() -> Iterator[None]:
    """The server of the bench, with fsync on, unless `DATABASE_URL` names another."""
    with servicios("banco", os.environ, permanente=True):
        yield


def url_de(base: str) -> str:
    """The address of that database in the same server, which has it from now on."""
    servidor, _, propia = os.environ["DATABASE_URL"].rpartition("/")
    asegurar_base(f"{servidor}/{propia}", base)
    return f"{servidor}/{base}"


def nombre(correspondencias: int, semilla: int) -> str:
    """The database of that number and seed."""
    return f"banco_{correspondencias}_{semilla}"


class Ayudante:
    """A process that prepares and times itself; here only its figures are asked for."""

    def __init__(self, proceso: "subprocess.Popen[str]") -> None:
        self._proceso = proceso

    def pedir(self, operacion: str, cuantas: int) -> Any:
        """Run one of its operations so many times."""
        assert self._proceso.stdin and self._proceso.stdout
        self._proceso.stdin.write(json.dumps({"operacion": operacion, "cuantas": cuantas}) + "\n")
        self._proceso.stdin.flush()
        linea = self._proceso.stdout.readline()
        if not linea:
            raise RuntimeError(f"El ayudante terminó mientras hacía «{operacion}».")
        return json.loads(linea)

    def tanda(self, operacion: str, cuantas: int) -> Tanda:
        """One timed batch."""
        hecha: Tanda = self.pedir(operacion, cuantas)
        return hecha


@contextmanager
def ayudante(modulo: str, base: str, ajustes: str) -> Iterator[Ayudante]:
    """`python -m modulo` on that database and those settings, until the end."""
    entorno = os.environ | {"DATABASE_URL": url_de(base), "DJANGO_SETTINGS_MODULE": ajustes}
    proceso = subprocess.Popen(
        [sys.executable, "-m", modulo],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=entorno,
        cwd=RAIZ,
    )
    try:
        yield Ayudante(proceso)
    finally:
        assert proceso.stdin
        proceso.stdin.close()
        proceso.wait(30)
