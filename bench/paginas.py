"""The pages that are timed. As a program, it times them on a small database for comparison."""

import os
from collections.abc import Callable

import django
from django.test import Client

from bench.medida import Tanda, medir
from bench.obediencia import obedecer

FILAS = 25
BANDEJA = "/bandejas/por-acusar/"
MIS_TURNOS = "/mis-turnos/"
BUSCAR = "/bandejas/buscar/"


def bandeja(cuantas: int) -> Tanda:
    """A tray of the analyst with a full page."""
    from bench import mundo

    return _pagina(mundo.cliente(mundo.analista()), BANDEJA, cuantas)


def bandeja_de_uno(cuantas: int) -> Tanda:
    """The same tray with one row."""
    from bench import mundo

    folio = mundo.por_acusar(1)[0].correspondencia.folio
    return _pagina(mundo.cliente(mundo.analista()), f"{BANDEJA}?q={folio}", cuantas)


def mis_turnos(cuantas: int) -> Tanda:
    """The liaison's tray, of the agency that has had most turns."""
    from bench import mundo

    return _pagina(mundo.cliente(mundo.enlace_con_historia()), MIS_TURNOS, cuantas)


def _pagina(cliente: Client, ruta: str, cuantas: int) -> Tanda:
    def pedir() -> None:
        respuesta = cliente.get(ruta)
        assert respuesta.status_code == 200, respuesta

    pedir()  # the first one after signing in notes when the session began
    return medir([pedir] * (cuantas + 1))


OPERACIONES: dict[str, Callable[[int], object]] = {
    "bandeja": bandeja,
    "bandeja_de_uno": bandeja_de_uno,
    "mis_turnos": mis_turnos,
}


def main() -> None:
    """Make the small database, then obey."""
    django.setup()
    from bench import mundo, semilla

    semilla.asegurar(int(os.environ["BENCH_CHICA"]), int(os.environ["BENCH_SEMILLA"]))
    mundo.por_acusar(FILAS)
    mundo.llenar_pagina(FILAS)
    obedecer(OPERACIONES)


if __name__ == "__main__":
    main()
