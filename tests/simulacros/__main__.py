"""Runs the drills whole, each on a database of its own in servers of its own."""

import os
import sys
from contextlib import ExitStack

import django


def main(pedidos: list[str]) -> int:
    """Run those asked for (all when none is); 0 when every one passes."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    os.environ["REDIS_PREFIX"] = f"simulacros-{os.getpid()}"
    django.setup()
    from tests.simulacros.catalogo import SIMULACROS, decir
    from tests.soporte.servidores import separar_archivos

    desconocidos = set(pedidos) - set(SIMULACROS)
    if desconocidos:
        decir(f"No hay simulacro {', '.join(sorted(desconocidos))}. Hay: {', '.join(SIMULACROS)}.")
        return 2
    with ExitStack() as pila:
        separar_archivos(pila)
        informes = [SIMULACROS[clave].completo() for clave in pedidos or SIMULACROS]
    fallas = [informe.clave for informe in informes if not informe.pasa]
    decir(f"Fallaron {', '.join(fallas)}." if fallas else f"Pasan los {len(informes)}.")
    return bool(fallas)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
