"""A PostgreSQL and a Redis of the drill's own, so that it may stop them in front of everybody."""

import fcntl
import os
import signal
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
    """A PostgreSQL that keeps what it commits, with Django pointed at an empty clone in it."""
    with ExitStack() as pila:
        servidor = Postgres(_lugar(pila, "simulacros-postgres"), permanente=True)
        pila.callback(servidor.detener)
        anterior = dict(connection.settings_dict)
        url = servidor.iniciar()
        connections.close_all()
        connection.settings_dict.update(environ.Env.db_url_config(url))
        pila.callback(connection.settings_dict.update, anterior)
        pila.callback(connections.close_all)
        bases.quitar_restos()
        nombre = bases.clonar(bases.asegurar_plantilla())
        bases.usar(nombre)
        yield servidor
        connections.close_all()


@contextmanager
def redis_propio() -> Iterator[Redis]:
    """A Redis with its append-only file; the processes that the drill starts use it."""
    anterior = os.environ.get("REDIS_URL")
    with ExitStack() as pila:
        servidor = Redis(_lugar(pila, "simulacros-redis"), permanente=True)
        pila.callback(servidor.detener)
        os.environ["REDIS_URL"] = servidor.iniciar()
        try:
            yield servidor
        finally:
            os.environ.pop("REDIS_URL")
            os.environ.update({"REDIS_URL": anterior} if anterior else {})


def _lugar(pila: ExitStack, nombre: str) -> Lugar:
    """The folder of these servers; a second run of the drills in this tree waits for the first."""
    lugar = preparar(nombre)
    abierto: IO[str] = pila.enter_context((lugar.carpeta / "candado").open("w"))
    fcntl.flock(abierto, fcntl.LOCK_EX)
    return lugar
