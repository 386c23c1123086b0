"""Timing: batches of prepared steps, of each contender in turn, and the median of each."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TypedDict

from django.db import connection
from django.test.utils import CaptureQueriesContext

Paso = Callable[[], object]
REPETICIONES = 5
_NO_CUENTAN = ("SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN", "COMMIT", "ROLLBACK")


class Tanda(TypedDict):
    """What one batch took: milliseconds per step, and how many queries a step makes."""

    ms: float
    consultas: int


def medir(pasos: Sequence[Paso]) -> Tanda:
    """Run the steps; the first one apart, only to count its queries and to warm up."""
    consultas = contar(pasos[0])
    resto = pasos[1:] or pasos
    empieza = time.perf_counter()
    for paso in resto:
        paso()
    total = time.perf_counter() - empieza
    return {"ms": total / len(resto) * 1000, "consultas": consultas}


def contar(paso: Paso) -> int:
    """How many queries one step makes, transaction control apart."""
    with CaptureQueriesContext(connection) as consultas:
        paso()
    return sum(not c["sql"].startswith(_NO_CUENTAN) for c in consultas.captured_queries)


def intercalar(
    contendientes: Mapping[str, Callable[[], Tanda]], repeticiones: int = REPETICIONES
) -> dict[str, Tanda]:
    """A B C, A B C…: whatever else the machine does, it does to all of them. Medians."""
    tandas: dict[str, list[Tanda]] = {nombre: [] for nombre in contendientes}
    for _ in range(repeticiones):
        for nombre, correr in contendientes.items():
            tandas[nombre].append(correr())
    return {
        nombre: {
            "ms": statistics.median(t["ms"] for t in suyas),
            "consultas": max(t["consultas"] for t in suyas),
        }
        for nombre, suyas in tandas.items()
    }
