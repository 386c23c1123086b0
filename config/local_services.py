"""PostgreSQL and Redis for a bare machine: started by us where no address was given.

`DATABASE_URL` and `REDIS_URL` decide, each for itself. What is started here listens on the
loopback with a random password, never runs as root, ends with the process that started it, and
keeps its data between starts. The addresses are left in a file that only its owner reads, so
that `manage.py shell` in a second terminal finds the servers of a running `make run`.
"""

import fcntl
import json
import os
from collections.abc import Iterator, MutableMapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

BASE_DIR = Path(__file__).resolve().parent.parent
VARIABLES = ("DATABASE_URL", "REDIS_URL")
DIRECCIONES = BASE_DIR / ".local" / "direcciones.json"


class YaEstaEnMarcha(RuntimeError):
    """Another process already runs the servers of this folder."""


@contextmanager
def servicios(
    nombre: str, env: MutableMapping[str, str], *, permanente: bool = True
) -> Iterator[bool]:
    """Start the servers that `env` has no address for and put it there; stop them at exit.

    Gives whether it had to start any.

    `nombre` is the folder of their data; only one process at a time may use it, else
    `YaEstaEnMarcha`. With `permanente=False` they are faster and may lose data in a crash.
    """
    faltan = [variable for variable in VARIABLES if not env.get(variable)]
    with ExitStack() as pila:
        if faltan:
            from config.servicios.lugar import preparar
            from config.servicios.postgres import Postgres
            from config.servicios.redis import Redis

            lugar = preparar(nombre)
            _candado(pila, lugar.carpeta / "candado")
            servidores: dict[str, type[Postgres] | type[Redis]] = {
                "DATABASE_URL": Postgres,
                "REDIS_URL": Redis,
            }
            for variable in faltan:
                servidor = servidores[variable](lugar, permanente=permanente)
                pila.callback(servidor.detener)
                env[variable] = servidor.iniciar()
                pila.callback(env.pop, variable, None)
        yield bool(faltan)


def _candado(pila: ExitStack, archivo: Path) -> None:
    abierto: IO[str] = pila.enter_context(archivo.open("w"))
    try:
        fcntl.flock(abierto, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise YaEstaEnMarcha(str(archivo.parent)) from None


@contextmanager
def direcciones_publicadas(env: MutableMapping[str, str]) -> Iterator[None]:
    """Leave the addresses where the same user's other commands look for them, until exit."""
    DIRECCIONES.parent.mkdir(exist_ok=True)
    DIRECCIONES.unlink(missing_ok=True)
    descriptor = os.open(DIRECCIONES, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as salida:
        json.dump({variable: env[variable] for variable in VARIABLES}, salida)
    try:
        yield
    finally:
        DIRECCIONES.unlink(missing_ok=True)


def adoptar_direcciones(env: MutableMapping[str, str]) -> None:
    """Fill in the addresses of a running `make run`, where `env` says nothing."""
    if DIRECCIONES.exists() and os.access(DIRECCIONES, os.R_OK):
        for variable, valor in json.loads(DIRECCIONES.read_text()).items():
            env.setdefault(variable, valor)
