"""Sowing: how many letters were received when, in batches that one or more processes carry."""

import multiprocessing
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.db import connection, connections, transaction
from django.utils import timezone

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Cabeza
from coordinacion.carga.escritura import ORDEN, sin_buscar_basura, volcar
from coordinacion.carga.siembra import gente
from coordinacion.carga.siembra.cadena import volcar_encadenado
from coordinacion.carga.siembra.desnudo import A_LA_VEZ, desnudas
from coordinacion.carga.siembra.mundo import Horario, Mundo
from coordinacion.carga.siembra.vida import VidaInventada
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.services.en_memoria import Taller
from coordinacion.nucleo import reloj
from coordinacion.nucleo.cuaderno import Cuaderno
from coordinacion.nucleo.services import tomar_bloque
from coordinacion.plazos import sql as sql_de_plazos

INICIO = date(2023, 1, 3)
"""The first day of the history: calendars are known from that year on."""
LOTE = 500
MUCHAS = 1000

Avance = Callable[[int], None]


@dataclass(frozen=True)
class Siembra:
    """What decides every row: how many letters, the seed, and the last moment of the history."""

    cuantas: int
    semilla: int
    hasta: datetime

    def recepciones(self) -> list[datetime]:
        """The moments of the stamps, in order; the last year comes heavier than the first."""
        azar = Random(f"{self.semilla}:recepciones")  # noqa: S311
        horario = Horario(INICIO, reloj.local(self.hasta).date())
        dias = range(horario.cuantos)
        pesos = [1 + dia / horario.cuantos for dia in dias]
        elegidos = Counter(azar.choices(dias, pesos, k=self.cuantas))
        momentos = []
        for dia, cuantas in elegidos.items():
            abre = horario.abre(dia)
            for _ in range(cuantas):
                momentos.append(abre + timedelta(minutes=int(azar.betavariate(2, 3) * 480)))
        return sorted(min(momento, self.hasta) for momento in momentos)


@dataclass(frozen=True)
class Reparto:
    """What every process that sows has to know: moments and numbers in the order of reception."""

    siembra: Siembra
    recepciones: list[datetime]
    numeros: list[int]
    volcar: Callable[[Cuaderno], object]


def sembrar(siembra: Siembra, *, procesos: int = 1, avance: Avance = lambda _: None) -> None:
    """Write the whole history in committed batches and leave the planner's statistics fresh.

    The folios of each year are taken beforehand, in one block: a sowing that is interrupted
    leaves a register with gaps, and a database to be thrown away.
    """
    gente.asegurar(INICIO)
    recepciones = siembra.recepciones()
    numeros = _tomar_folios(recepciones)
    if _conviene_desnudar(siembra):
        reparto = Reparto(siembra, recepciones, numeros, volcar_encadenado)
        with desnudas(ORDEN):
            _sembrar(reparto, procesos, avance)
    else:
        _sembrar(Reparto(siembra, recepciones, numeros, volcar), procesos, avance)
    _analizar()


def _sembrar(reparto: Reparto, procesos: int, avance: Avance) -> None:
    if procesos > 1:
        _repartir(reparto, procesos, avance)
        return
    for hechas in _cultivar(reparto, range(0, reparto.siembra.cuantas, LOTE)):
        avance(hechas)


def _conviene_desnudar(siembra: Siembra) -> bool:
    """Making every index again is worth it for many letters, and where there was none before."""
    return siembra.cuantas >= MUCHAS and not Correspondencia.objects.exists()


def _tomar_folios(recepciones: list[datetime]) -> list[int]:
    """The number of each letter in the register of its year, in the order of reception."""
    taller = Taller()
    series = [taller.registro(m) for m in recepciones]
    with transaction.atomic():
        siguientes = {
            serie: tomar_bloque(*serie, cuantos) for serie, cuantos in Counter(series).items()
        }
    numeros = []
    for serie in series:
        numeros.append(siguientes[serie])
        siguientes[serie] += 1
    return numeros


def _cultivar(reparto: Reparto, lotes: range) -> Iterator[int]:
    """Make and write the batches that begin at each of `lotes`; how many letters each has."""
    siembra, taller = reparto.siembra, Taller()
    mundo = Mundo(INICIO, reloj.local(siembra.hasta).date())
    with sin_buscar_basura():
        for primero in lotes:
            cuales = range(primero, min(primero + LOTE, siembra.cuantas))
            for orden in cuales:
                azar = Random(f"{siembra.semilla}:{orden}")  # noqa: S311
                vida = VidaInventada(taller, mundo, azar, siembra.hasta)
                vida.contar(reparto.recepciones[orden], reparto.numeros[orden])
            _poner_al_corriente(taller, siembra.hasta)
            with transaction.atomic():
                sql_de_plazos.compartir_calendarios()
                reparto.volcar(taller.cuaderno)
            yield len(cuales)


def _poner_al_corriente(taller: Taller, hasta: datetime) -> None:
    """The watch has looked at every clock, and people at their older notices. Nothing is mailed."""
    for plazo in taller.cuaderno.filas[ORDEN[0]]:
        taller.relojes.poner_al_corriente(plazo, hasta)
    hace_poco = hasta - timedelta(days=4)
    for aviso in taller.cuaderno.filas.get(ORDEN[-1], []):
        aviso["envio"] = Aviso.Envio.CAMPANA  # nobody is mailed what was invented
        if aviso["creado_en"] < hace_poco:
            aviso["leido_en"] = aviso["creado_en"] + timedelta(hours=20)


def _repartir(reparto: Reparto, procesos: int, avance: Avance) -> None:
    """The same batches among several processes, each with a connection of its own."""
    connections.close_all()
    contexto = multiprocessing.get_context("fork")
    cola: Any = contexto.SimpleQueue()
    hijos = [
        contexto.Process(target=_ayudar, args=(reparto, turno, procesos, cola))
        for turno in range(procesos)
    ]
    for hijo in hijos:
        hijo.start()
    vivos = procesos
    while vivos:
        dicho = cola.get()
        vivos -= dicho is None
        avance(dicho or 0)
    for hijo in hijos:
        hijo.join()
    if any(hijo.exitcode for hijo in hijos):
        raise RuntimeError("Un proceso de la siembra no terminó.")


def _ayudar(reparto: Reparto, turno: int, procesos: int, cola: Any) -> None:
    connections.close_all()  # one that came open with the fork belongs to its sibling as well
    try:
        lotes = range(turno * LOTE, reparto.siembra.cuantas, procesos * LOTE)
        for hechas in _cultivar(reparto, lotes):
            cola.put(hechas)
    finally:
        cola.put(None)
        connections.close_all()


def _analizar() -> None:
    """Statistics of what was written; a table of millions takes longer than a request may."""
    with ThreadPoolExecutor(A_LA_VEZ) as manos:
        list(manos.map(_analizar_una, [modelo._meta.db_table for modelo in (*ORDEN, Cabeza)]))


def _analizar_una(tabla: str) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0")
            cursor.execute(f'ANALYZE "{tabla}"')
    finally:
        connection.close()


def medianoche(dia: date) -> datetime:
    """The end of the office's day, as the last moment of a history."""
    return timezone.make_aware(datetime.combine(dia, time(23, 59)))
