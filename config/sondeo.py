"""Whether one process of this system is alive: the health check of its container.

`python -m config.sondeo web|tareas|reloj` ends with 0 or 1. It asks about that process alone:
whether the whole works is `/salud/`, and a container is not replaced because its database is away.
"""

import os
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping

from config.procesos import calendario

# Beat writes its file every three minutes, whatever it had to ask for.
SILENCIO_DEL_RELOJ = 600.0
ESPERA = 5.0


def web(env: Mapping[str, str]) -> bool:
    """The web process answers, under a name that it accepts."""
    puerto = (env.get("BIND") or "127.0.0.1:8000").rpartition(":")[2]
    anfitrion = (env.get("ALLOWED_HOSTS") or "localhost").split(",")[0].strip().lstrip(".")
    pedido = urllib.request.Request(
        f"http://127.0.0.1:{puerto}/salud/vivo/", headers={"Host": anfitrion}
    )
    try:
        with urllib.request.urlopen(pedido, timeout=ESPERA) as respuesta:  # noqa: S310
            return bool(respuesta.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def tareas(env: Mapping[str, str]) -> bool:
    """The worker of this machine answers through the queue, so it would also hear of a task."""
    from config.celery import app

    nombre = f"celery@{socket.gethostname()}"
    return bool(app.control.ping(destination=[nombre], timeout=ESPERA, limit=1))


def reloj(env: Mapping[str, str]) -> bool:
    """Beat wrote its file not long ago. Some databases add an ending to the name."""
    archivo = calendario(env)
    return any(
        time.time() - uno.stat().st_mtime < SILENCIO_DEL_RELOJ
        for uno in archivo.parent.glob(f"{archivo.name}*")
    )


SONDEOS: dict[str, Callable[[Mapping[str, str]], bool]] = {
    "web": web,
    "tareas": tareas,
    "reloj": reloj,
}


def main(argumentos: list[str]) -> int:
    if len(argumentos) != 1 or argumentos[0] not in SONDEOS:
        print(f"Diga cuál proceso: {', '.join(SONDEOS)}.", file=sys.stderr)
        return 2
    return 0 if SONDEOS[argumentos[0]](os.environ) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
