"""Eight processes that acknowledge at once: the turns of one letter, or each those of another."""

import multiprocessing
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from statistics import median
from typing import Any

import django

from bench.tabla import Fila

TRABAJADORES = 8
CARTAS = 16  # 640 turns, 80 for each worker
REPETICIONES = 5
VARA = 0.8
_salida: Any = None


def _preparar(barrera: Any) -> None:
    global _salida
    _salida = barrera
    django.setup()
    from django.db import connection

    connection.ensure_connection()


def _acusar(pares: Sequence[tuple[int, int]]) -> tuple[float, int]:
    """Acknowledge turns, each by its person; when it ended and how many failed."""
    from coordinacion.canalizacion.services import acusar
    from coordinacion.organizacion.models import Usuario
    from coordinacion.organizacion.selectors import papeles

    personas = Usuario.objects.in_bulk({persona for _, persona in pares})
    for persona in personas.values():
        papeles(persona)
    fallas = 0
    _salida.wait()
    empieza = time.perf_counter()
    for turno, persona_id in pares:
        try:
            acusar(personas[persona_id], turno)
        except Exception:
            fallas += 1
    return time.perf_counter() - empieza, fallas


def _lotes(cartas: Sequence[Sequence[tuple[int, int]]], *, juntos: bool) -> list[Any]:
    """For each worker its fifth-of-forty of every letter: all at the same letter, or each worker
    starting with another."""
    lotes = []
    for uno in range(TRABAJADORES):
        orden = list(cartas) if juntos else [*cartas[uno:], *cartas[:uno]]
        lotes.append([par for carta in orden for par in carta[uno::TRABAJADORES]])
    return lotes


def ocho_a_la_vez() -> Fila:
    """The rate on one letter against that on eight, errors, and turns left as they were."""
    from bench import mundo
    from coordinacion.canalizacion.models import Turno

    enlaces = {pk: persona.pk for pk, persona in mundo.enlaces().items()}
    contexto = multiprocessing.get_context("spawn")
    barrera = contexto.Barrier(TRABAJADORES)
    ms: dict[bool, list[float]] = {True: [], False: []}
    fallas, quedaron = 0, 0
    with ProcessPoolExecutor(
        TRABAJADORES, contexto, initializer=_preparar, initargs=(barrera,)
    ) as grupo:
        for _ in range(REPETICIONES):
            for juntos in (True, False):
                cartas = [
                    [(t.pk, enlaces[t.institucion_id]) for t in mundo.repartir(mundo.clasificada())]
                    for _ in range(CARTAS)
                ]
                hechos = list(grupo.map(_acusar, _lotes(cartas, juntos=juntos)))
                fallas += sum(falla for _, falla in hechos)
                cuantos = CARTAS * mundo.DESTINOS
                ms[juntos].append(max(tiempo for tiempo, _ in hechos) / cuantos * 1000)
                pks = [pk for carta in cartas for pk, _ in carta]
                quedaron += Turno.objects.filter(pk__in=pks, estado="turnado").count()
    una, ocho = median(ms[True]), median(ms[False])
    return Fila(
        f"{TRABAJADORES} workers on one letter ({fallas} errors, {quedaron} stuck;"
        f" limit: on {TRABAJADORES} letters)",
        una,
        None,
        ocho,
        f"0 errors, nothing stuck, ≥{VARA} of the rate on {TRABAJADORES} letters",
        fallas == 0 and quedaron == 0 and ocho / una >= VARA,
    )
