"""T3: the queue is emptied, and dies, while clocks run out: everything still goes out."""

import random
import time
from contextlib import ExitStack

import redis

from tests.simulacros.escena import VENCEN, Escena, buzon_lento, en_punto
from tests.simulacros.informe import Informe
from tests.simulacros.procesos import Reloj, Trabajador, esperar
from tests.simulacros.servidores import Servidores, parar_de_golpe

SIN_COLA = 1.5
"""Seconds without Redis."""


def correr(corto: bool, servidores: Servidores) -> Informe:
    """The same processes go on when Redis is back; what the queue held was only a wake-up."""
    informe = Informe("T3", "la cola vaciada y muerta")
    cuantos, segundos, limite = (40, 2.5, 180) if corto else (300, 40.0, 300)
    vaciados, muertes = (1, 1) if corto else (12, 3)
    azar = random.Random(303)
    with informe.cronometro(), ExitStack() as pila:
        buzon = pila.enter_context(buzon_lento())
        _, ambiente = pila.enter_context(en_punto(buzon, VENCEN, periodo=0.5, corren=True))
        escena = Escena(cuantos, segundos, azar)
        trabajadores = [pila.enter_context(Trabajador(ambiente)) for _ in range(2)]
        procesos = [*trabajadores, pila.enter_context(Reloj(ambiente))]
        for trabajador in trabajadores:
            trabajador.esperar_listo()
        escena.empezar(ambiente)
        accidentes = ["vaciar"] * vaciados + ["morir"] * muertes
        azar.shuffle(accidentes)
        for accidente in accidentes:
            time.sleep(azar.uniform(0.2, 2 * segundos / len(accidentes)))
            _accidente(servidores, accidente)
        informe.exige(esperar(lambda: not escena.falta(), limite), f"no se terminó en {limite} s")
        informe.cuenta(f"{vaciados} vaciados, {muertes} muertes de Redis")
        informe.exige(all(proceso.vivo for proceso in procesos), "un proceso no aguantó")
        escena.comprobar(informe, buzon)
    return informe


def _accidente(servidores: Servidores, cual: str) -> None:
    servidor = servidores.el_redis
    if cual == "vaciar":
        with redis.Redis.from_url(servidor.url) as cliente:
            cliente.flushall()
        return
    parar_de_golpe(servidor)
    time.sleep(SIN_COLA)
    servidor.iniciar()
