"""The services of `docker-compose.yml` as plain processes of this machine, on servers of their own.

Real PostgreSQL and Redis with the flags that the file gives them, real nginx with the files that
it mounts, and our processes with the environment that it gives them. What needs Docker itself
(images, volumes, restarts) is not here.
"""

import contextlib
import dataclasses
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg2

from config.certificado import asegurar_certificado
from config.servicios import lugar as lugares
from config.servicios.postgres import Postgres
from config.servicios.procesos import con_el_padre
from config.servicios.redis import Redis
from tests.produccion.composicion import RAIZ, Traductor, banderas, resuelta
from tests.produccion.imagen import construir

PARADA = {"proxy": signal.SIGQUIT}
DE_ESTA_MAQUINA = {"listen_addresses": "127.0.0.1", "unix_socket_directories": ""}
# What a container's log driver does.
_CON_REGISTRO = ["/bin/sh", "-c", 'a=$0; exec "$@" >> "$a" 2>&1']


def secretos() -> dict[str, str]:
    """What an installation writes in its `.env`."""
    generados = ("SECRET_KEY", "POSTGRES_PASSWORD", "APP_DB_PASSWORD", "REDIS_PASSWORD")
    return {nombre: secrets.token_urlsafe(48) for nombre in generados} | {
        "ALLOWED_HOSTS": "localhost",
        "SITE_URL": "https://localhost",
        "SOURCE_URL": "https://localhost/fuente",
        "POSTGRES_SHARED_BUFFERS": "64MB",
        "PROXY_MAX_BODY": "1m",
        "JOB_PROCESSES": "1",
    }


@dataclass
class Despliegue:
    """What runs, and how to ask it something."""

    carpeta: Path
    env: dict[str, str]
    postgres: Postgres
    redis: Redis
    traductor: Traductor
    puertos: dict[str, int]
    procesos: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    @property
    def imagen(self) -> Path:
        """The application's folder, as its image has it."""
        return self.carpeta / "imagen"

    def arrancar(self, *nombres: str) -> None:
        for nombre in nombres:
            self.procesos[nombre] = subprocess.Popen(
                [*_CON_REGISTRO, str(self.registro(nombre)), *self.traductor.orden(nombre)],
                cwd=self.imagen,
                env=self.traductor.entorno(nombre),
                start_new_session=True,
                preexec_fn=con_el_padre(signal.SIGTERM),
            )

    def parar(self, nombre: str, segundos: float = 20) -> int:
        """Ask one to end as Docker would; its exit code."""
        proceso = self.procesos.pop(nombre)
        proceso.send_signal(PARADA.get(nombre, signal.SIGTERM))
        return proceso.wait(segundos)

    def correr(self, nombre: str, *orden: str) -> "subprocess.CompletedProcess[str]":
        """`docker compose run` or `exec`: that command (else the service's) in its environment."""
        return subprocess.run(
            list(orden) or self.traductor.orden(nombre),
            cwd=self.imagen,
            env=self.traductor.entorno(nombre),
            capture_output=True,
            text=True,
        )

    def sondear(self, nombre: str) -> int:
        """The service's health check; its exit code."""
        return self.correr(nombre, *self.traductor.sondeo(nombre)).returncode

    def registro(self, nombre: str) -> Path:
        return self.carpeta / f"{nombre}.log"

    def consultar(self, consulta: str) -> list[Any]:
        """A query as the owner."""
        url = self.traductor.entorno("migrar")["DATABASE_URL"]
        with contextlib.closing(psycopg2.connect(url)) as conexion, conexion.cursor() as cursor:
            cursor.execute(consulta)
            return list(cursor.fetchall())


@contextlib.contextmanager
def desplegar() -> Iterator[Despliegue]:
    """Servers, migration and static files done; no process of ours started yet."""
    carpeta = Path(tempfile.mkdtemp(prefix="coordinacion-despliegue-"))
    carpeta.chmod(0o755)  # the servers' account, which is not ours when we are root, enters
    with contextlib.ExitStack() as pila:
        pila.callback(shutil.rmtree, carpeta, ignore_errors=True)
        despliegue = _armar(carpeta, secretos())
        pila.callback(_terminar, despliegue)
        despliegue.redis.iniciar()
        _iniciar_postgres(despliegue)
        construir(despliegue.imagen, carpeta / "estaticos")
        migrado = despliegue.correr("migrar")
        assert migrado.returncode == 0, migrado.stderr
        yield despliegue


def esperar(condicion: Callable[[], Any], segundos: float = 30) -> Any:
    """The condition's first true value; what it last gave when time is over."""
    limite = time.monotonic() + segundos
    while not (dado := condicion()) and time.monotonic() < limite:
        time.sleep(0.2)
    return dado


def _armar(carpeta: Path, env: dict[str, str]) -> Despliegue:
    compose = resuelta(env)
    lugar = dataclasses.replace(lugares.preparar("despliegue"), carpeta=carpeta)
    (carpeta / "postgres.clave").write_text(secrets.token_urlsafe(16))
    (carpeta / "redis.clave").write_text(env["REDIS_PASSWORD"])
    postgres, redis = Postgres(lugar), Redis(lugar)
    postgres.ajustes = banderas(compose["services"]["postgres"]["command"]) | DE_ESTA_MAQUINA
    de_redis = banderas(compose["services"]["redis"]["command"])
    redis.ajustes = {nombre: valor or '""' for nombre, valor in de_redis.items()}
    puertos = {n: _puerto() for n in ("postgres", "redis", "web", "http", "https")}
    for nombre in ("postgres", "redis"):
        (carpeta / f"{nombre}.puerto").write_text(str(puertos[nombre]))
    for nombre in ("archivos", "reloj", "respaldos"):
        (carpeta / nombre).mkdir()
    asegurar_certificado(carpeta / "certificados", ["localhost"])
    traductor = Traductor(compose, _cambios(carpeta, puertos))
    programas = f"{lugar.postgres}:{lugar.redis.parent}:{os.environ['PATH']}:/usr/sbin"
    traductor.propias = {
        "proxy": {"PROXY_DIR": str(carpeta / "proxy"), "PROXY_PUBLIC_PORT": f":{puertos['https']}"},
        "postgres": {
            "PATH": programas,
            "PGHOST": "127.0.0.1",
            "PGPORT": str(puertos["postgres"]),
        },
        "redis": {"PATH": programas},
        "respaldo": {"PATH": programas},
    }
    return Despliegue(carpeta, env, postgres, redis, traductor, puertos)


def _cambios(carpeta: Path, puertos: dict[str, int]) -> dict[str, str]:
    """What a container calls its neighbours, ports and volumes, and what it is here."""
    return {
        "postgres:5432": f"127.0.0.1:{puertos['postgres']}",
        "redis:6379": f"127.0.0.1:{puertos['redis']}",
        "0.0.0.0:8000": f"127.0.0.1:{puertos['web']}",
        "web:8000": f"127.0.0.1:{puertos['web']}",
        "127.0.0.1:8080": f"127.0.0.1:{puertos['http']}",
        "8080": f"127.0.0.1:{puertos['http']}",
        "8443": f"127.0.0.1:{puertos['https']}",
        "redis-cli": f"redis-cli -p {puertos['redis']}",
        "/proxy/entrada.sh": str(RAIZ / "despliegue" / "proxy" / "entrada.sh"),
        "/despliegue/respaldar.sh": str(RAIZ / "despliegue" / "respaldar.sh"),
        "/srv/estaticos": str(carpeta / "estaticos"),
        "/archivos": str(carpeta / "archivos"),
        "/respaldos": str(carpeta / "respaldos"),
        "/reloj/beat": str(carpeta / "reloj" / "beat"),
        "/certificados": str(carpeta / "certificados"),
    }


def _iniciar_postgres(despliegue: Despliegue) -> None:
    """The cluster, and in it what the image's entry point makes: the role, owner of the base."""
    url = despliegue.postgres.iniciar()
    clave = despliegue.env["POSTGRES_PASSWORD"]
    with contextlib.closing(psycopg2.connect(url)) as conexion, conexion.cursor() as cursor:
        conexion.autocommit = True
        cursor.execute(f"CREATE ROLE coordinacion SUPERUSER LOGIN PASSWORD '{clave}'")
        cursor.execute("ALTER DATABASE coordinacion OWNER TO coordinacion")


def _terminar(despliegue: Despliegue) -> None:
    for proceso in despliegue.procesos.values():
        with contextlib.suppress(ProcessLookupError):
            os.killpg(proceso.pid, signal.SIGKILL)
        proceso.wait()
    despliegue.postgres.detener()
    despliegue.redis.detener()


def _puerto() -> int:
    with socket.socket() as libre:
        libre.bind(("127.0.0.1", 0))
        return int(libre.getsockname()[1])
