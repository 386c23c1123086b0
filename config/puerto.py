"""Whether the port can be had, asked before anything is installed or started.

Standard library only: it runs with the machine's own Python.
"""

import os
import socket
import sys
from collections.abc import Mapping

PREDETERMINADO = "8000"


class PuertoNoSirve(Exception):
    """The port is not a port, or somebody has it; the message is for the person."""


def direccion(env: Mapping[str, str]) -> tuple[str, int]:
    """Host and port asked by `HOST` and `PORT`; raise `PuertoNoSirve` when they make no sense."""
    texto = env.get("PORT") or PREDETERMINADO
    if not texto.isascii() or not texto.isdigit() or not 1 <= int(texto) <= 65535:
        raise PuertoNoSirve(f"PORT={texto} no es un puerto: use un número entre 1 y 65535.")
    return env.get("HOST") or "127.0.0.1", int(texto)


def exigir_libre(host: str, puerto: int) -> None:
    """Raise `PuertoNoSirve` unless this process could listen there now."""
    with socket.socket() as prueba:
        prueba.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            prueba.bind((host, puerto))
        except PermissionError:
            raise PuertoNoSirve(f"No hay permiso para usar el puerto {puerto}.") from None
        except OSError:
            raise PuertoNoSirve(
                f"El puerto {puerto} ya está en uso por otro programa. "
                f"Ciérrelo, o elija otro: PORT={puerto + 1} make run"
            ) from None


def main() -> int:
    try:
        exigir_libre(*direccion(os.environ))
    except PuertoNoSirve as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
