"""T1: workers die by SIGKILL at random while clocks run out, until everything has been told."""

import random
import threading
from collections.abc import Mapping
from contextlib import ExitStack

from django.db import connections

from tests.simulacros.escena import (
    VENCEN,
    Escena,
    buzon_lento,
    en_plena_transaccion,
    en_punto,
    entorpecer,
)
from tests.simulacros.informe import Informe
from tests.simulacros.procesos import Reloj, Trabajador, esperar
from tests.simulacros.servidores import Servidores

CADA = (0.2, 2.0)
UNO_ENTERO_DE = 6
"""One death in so many is of the whole worker; the others, of the process that does its tasks."""


def correr(corto: bool, servidores: Servidores) -> Informe:
    """Every step of every clock is told and mailed once, whoever died while at it."""
    informe = Informe("T1", "trabajadores muertos con SIGKILL")
    cuantos, segundos, limite = (40, 3.0, 180) if corto else (300, 40.0, 300)
    azar = random.Random(20261120)
    with informe.cronometro(), ExitStack() as pila:
        buzon = pila.enter_context(buzon_lento())
        _, ambiente = pila.enter_context(en_punto(buzon, VENCEN, periodo=0.5, corren=True))
        escena = Escena(cuantos, segundos, azar)
        entorpecer(0.2)
        verdugo = pila.enter_context(Verdugo(ambiente, azar, 2 if corto else 3))
        pila.enter_context(Reloj(ambiente))
        escena.empezar(ambiente)
        informe.exige(esperar(lambda: not escena.falta(), limite), f"no se terminó en {limite} s")
        verdugo.basta()
        informe.cuenta(f"{verdugo.muertes} muertes, {verdugo.a_media} en plena transacción")
        informe.exige(verdugo.muertes > 2, "casi nadie murió: el simulacro no probó nada")
        escena.comprobar(informe, buzon)
    return informe


class Verdugo:
    """Keeps workers running and kills one at random, again and again."""

    def __init__(self, ambiente: Mapping[str, str], azar: random.Random, cuantos: int) -> None:
        self.ambiente, self.azar = ambiente, azar
        self.vivos = [Trabajador(ambiente) for _ in range(cuantos)]
        self.muertes = self.a_media = 0
        self._basta = threading.Event()
        self._hilo = threading.Thread(target=self._matar_hasta_que_baste)

    def __enter__(self) -> "Verdugo":
        for trabajador in self.vivos:
            trabajador.esperar_listo()
        self._hilo.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.basta()
        for trabajador in self.vivos:
            trabajador.__exit__(None, None, None)

    def basta(self) -> None:
        """Nobody else dies."""
        self._basta.set()
        if self._hilo.is_alive():
            self._hilo.join()

    def _matar_hasta_que_baste(self) -> None:
        try:
            while not self._basta.wait(self.azar.uniform(*CADA)):
                self._matar_a_alguien()
        finally:
            connections.close_all()

    def _matar_a_alguien(self) -> None:
        listos = [uno for uno in self.vivos if uno.listo]
        if not listos:
            return
        elegido = self.azar.choice(listos)
        if self.azar.randrange(3):
            esperar(en_plena_transaccion, CADA[1], cada=0.01)
        self.a_media += en_plena_transaccion()
        self.muertes += 1
        if self.azar.randrange(UNO_ENTERO_DE):
            elegido.matar_a_un_hijo(self.azar)
            return
        elegido.__exit__(None, None, None)
        self.vivos[self.vivos.index(elegido)] = Trabajador(self.ambiente)
