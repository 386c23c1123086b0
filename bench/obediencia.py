"""A helper process: one JSON order per line comes in, one JSON answer per line goes out."""

import json
import sys
from collections.abc import Callable, Mapping


def obedecer(operaciones: Mapping[str, Callable[[int], object]]) -> None:
    """Run what is asked, until the pipe closes."""
    for linea in sys.stdin:
        orden = json.loads(linea)
        resultado = operaciones[orden["operacion"]](orden["cuantas"])
        sys.stdout.write(json.dumps(resultado) + "\n")
        sys.stdout.flush()
