"""`make bench`: the operations of docs/performance.md, against the peer and the raw statement.

`BENCH_N` letters (a million), of seed `BENCH_SEMILLA`; the database stays for the next time.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack

import django

from bench.servidores import ayudante, nombre, servidor, url_de
from bench.tabla import RESULTADOS, Fila, encabezado, guardar, renglon

CHICA = 1000
SEMILLA = "7"


def main() -> int:
    """Measure, print and save; the exit code says whether every bar was met."""
    correspondencias = int(os.environ.get("BENCH_N", "1000000"))
    semilla = int(os.environ.setdefault("BENCH_SEMILLA", SEMILLA))
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    filas: list[Fila] = []
    with servidor():
        print(encabezado(), flush=True)
        for fila in _medir(correspondencias, semilla):
            print(renglon(fila), flush=True)
            filas.append(fila)
    guardar(filas)
    fallan = sum(not fila.pasa for fila in filas)
    print(f"{len(filas) - fallan} of {len(filas)} bars met, at {correspondencias:,} letters.")
    print(f"Written to {RESULTADOS.relative_to(RESULTADOS.parents[1])}.")
    return 1 if fallan else 0


def _medir(correspondencias: int, semilla: int) -> Iterator[Fila]:
    """Three databases in one server: ours at its size, ours at a thousand, and the peer's."""
    servidor_de_todos = os.environ["DATABASE_URL"]
    with ExitStack() as pila:
        vecino = pila.enter_context(ayudante("bench.vecino", "vecino", "bench.vecino.settings"))
        os.environ["BENCH_CHICA"] = str(CHICA)
        chica = pila.enter_context(
            ayudante("bench.paginas", nombre(CHICA, semilla), "bench.settings")
        )
        os.environ["DATABASE_URL"] = url_de(nombre(correspondencias, semilla))
        pila.callback(os.environ.__setitem__, "DATABASE_URL", servidor_de_todos)
        django.setup()
        from bench import filas_carga, filas_lecturas, filas_plazos, filas_turnos
        from bench.deshacer import limpiar
        from bench.semilla import asegurar

        asegurar(correspondencias, semilla)
        yield from filas_turnos.filas(vecino)
        yield from filas_lecturas.filas(vecino, chica, correspondencias)
        yield from filas_plazos.filas()
        yield from filas_carga.filas()
        limpiar()


if __name__ == "__main__":
    sys.exit(main())
