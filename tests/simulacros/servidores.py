"""A PostgreSQL and a Redis of the drill's own, so that it may stop them in front of everybody."""

import fcntl
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import IO

import environ
from django.db import connection, connections

from config.servicios import procesos
from config.servicios.lugar import Lugar, preparar
from config.servicios.postgres import Postgres
from config.servicios.redis import Redis
from tests.soporte import bases


@dataclass
class Servidores:
    """What this drill may stop; None where it uses those of the whole run."""

    postgres: Postgres | None = None
    redis: Redis | None = None

    @property
    def el_postgres(self) -> Postgres:
        """The PostgreSQL that may be stopped."""
        assert self.postgres is not None, "este simulacro necesita su propio PostgreSQL"
        return self.postgres

    @property
    def el_redis(self) -> Redis:
        """The Redis that may be stopped."""
        assert self.redis is not None, "este simulacro necesita su propio Redis"
        return self.redis


def parar_de_golpe(servidor: Postgres | Redis) -> None:
    """As a power cut: PostgreSQL ends without finishing anything (`-m immediate`), Redis dies."""
    assert servidor.proceso is not None
    senal = signal.SIGQUIT if isinstance(servidor, Postgres) else signal.SIGKILL
    procesos.detener(servidor.proceso, senal)


@contextmanager
def postgres_propio() -> Iterator[Postgres]:
    """A PostgreSQL that keeps what it commits; the processes that the drill starts use it."""
    with ExitStack() as pila:
        servidor = Postgres(_lugar(pila, "simulacros-postgres"), permanente=True)
        pila.callback(servidor.detener)
        _publicar(pila, "DATABASE_URL", servidor.iniciar())
        yield servidor


@contextmanager
def base_en(servidor: Postgres, copia_de: str = "") -> Iterator[None]:
    """Point Django at a database of its own in that server: a copy of the one at that address,
    when there is one, for to migrate another takes a minute."""
    anterior = dict(connection.settings_dict)
    connections.close_all()
    connection.settings_dict.update(environ.Env.db_url_config(servidor.url))
    try:
        bases.quitar_restos()
        propia = bases.clonar("template0" if copia_de else bases.asegurar_plantilla())
        if copia_de:
            _copiar(servidor, copia_de, propia)
        bases.usar(propia)
        yield
    finally:
        connections.close_all()
        connection.settings_dict.update(anterior)


def _copiar(servidor: Postgres, de: str, base: str) -> None:
    """Everything that is at the address `de`, into that empty database of the server."""
    programas, a = servidor.lugar.postgres, f"{servidor.url.rsplit('/', 1)[0]}/{base}"
    volcar = [str(programas / "pg_dump"), "--format=custom", "--no-owner", "--no-acl", de]
    volcado = subprocess.run(volcar, check=True, stdout=subprocess.PIPE).stdout
    restaurar = [str(programas / "pg_restore"), "--exit-on-error", "--dbname", a]
    subprocess.run(restaurar, check=True, input=volcado)


@contextmanager
def redis_propio() -> Iterator[Redis]:
    """A Redis with its append-only file; the processes that the drill starts use it."""
    with ExitStack() as pila:
        servidor = Redis(_lugar(pila, "simulacros-redis"), permanente=True)
        pila.callback(servidor.detener)
        _publicar(pila, "REDIS_URL", servidor.iniciar())
        yield servidor


def _publicar(pila: ExitStack, variable: str, url: str) -> None:
    """Say in the environment where the server is, until it stops."""
    anterior = os.environ.get(variable)
    os.environ[variable] = url
    pila.callback(_devolver, variable, anterior)


def _devolver(variable: str, anterior: str | None) -> None:
    os.environ.pop(variable)
    os.environ.update({variable: anterior} if anterior else {})


def _lugar(pila: ExitStack, nombre: str) -> Lugar:
    """The folder of these servers; a second run of the drills in this tree waits for the first."""
    lugar = preparar(nombre)
    abierto: IO[str] = pila.enter_context((lugar.carpeta / "candado").open("w"))
    fcntl.flock(abierto, fcntl.LOCK_EX)
    return lugar
