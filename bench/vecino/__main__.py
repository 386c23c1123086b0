"""The peer's process: one JSON order per line comes in, one JSON answer per line goes out."""

import json
import sys

import django


def main() -> None:
    """Make the database, then obey until the pipe closes."""
    django.setup()
    from django.core.management import call_command

    from bench.vecino.operaciones import OPERACIONES

    call_command("migrate", interactive=False, verbosity=0)
    for linea in sys.stdin:
        orden = json.loads(linea)
        resultado = OPERACIONES[orden["operacion"]](orden["cuantas"])
        sys.stdout.write(json.dumps(resultado) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
