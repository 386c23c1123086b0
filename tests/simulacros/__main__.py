"""Runs the drills whole, each on a database of its own in servers that it may stop."""

import logging
import os
import sys
from contextlib import ExitStack

import django

from tests.simulacros.servidores import Servidores, base_en, postgres_propio, redis_propio
from tests.soporte.servidores import separar_archivos


def main(pedidos: list[str]) -> int:
    """Run those asked for (all when none is); 0 when every one passes."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    os.environ["REDIS_PREFIX"] = f"simulacros-{os.getpid()}"
    with ExitStack() as pila:
        # Before the settings are read: they hold the addresses.
        servidores = Servidores(
            pila.enter_context(postgres_propio()), pila.enter_context(redis_propio())
        )
        django.setup()
        separar_archivos(pila)
        logging.getLogger("mail.log").setLevel(logging.WARNING)  # what the mail server is told
        logging.getLogger("django.request").setLevel(logging.ERROR)  # what T11 is refused
        return _correr(pedidos, servidores)


def _correr(pedidos: list[str], servidores: Servidores) -> int:
    from tests.simulacros.catalogo import SIMULACROS

    desconocidos = set(pedidos) - set(SIMULACROS)
    if desconocidos:
        _decir(f"No hay simulacro {', '.join(sorted(desconocidos))}. Hay: {', '.join(SIMULACROS)}.")
        return 2
    fallas = []
    for clave in pedidos or SIMULACROS:
        with base_en(servidores.el_postgres):
            informe = SIMULACROS[clave].correr(False, servidores)
        _decir(str(informe))
        fallas += [] if informe.pasa else [clave]
    _decir(f"Fallaron: {', '.join(fallas)}." if fallas else "Todo lo que se simuló se sobrevivió.")
    return bool(fallas)


def _decir(linea: str) -> None:
    sys.stdout.write(f"{linea}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
