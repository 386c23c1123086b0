"""Timing: a batch of prepared steps, how long each took, and the queries of one of them."""

import time
from collections.abc import Callable, Sequence
from typing import TypedDict

from django.db import connection
from django.test.utils import CaptureQueriesContext

Paso = Callable[[], object]
SIN_CONTAR = ("SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN", "COMMIT")


class Tanda(TypedDict):
    """What one batch took: seconds per step, and how many queries a step makes."""

    segundos: float
    consultas: int


def medir(pasos: Sequence[Paso]) -> Tanda:
    """Run the steps; the first one apart, only to count its queries and to warm up."""
    with CaptureQueriesContext(connection) as consultas:
        pasos[0]()
    hechas = [c for c in consultas.captured_queries if not c["sql"].startswith(SIN_CONTAR)]
    resto = pasos[1:] or pasos
    empieza = time.perf_counter()
    for paso in resto:
        paso()
    segundos = (time.perf_counter() - empieza) / len(resto)
    return {"segundos": segundos, "consultas": len(hechas)}
