"""T2: a process dies at each labelled point of telling somebody something, again and again.

Each point is reached in a process of its own with the product's own steps, one after the other,
and there it is killed. Then the usual rounds run, and everything must have been told once. A mail
that was handed over and not written down goes again under its Message-ID: nothing can be surer
with SMTP, and the receiver folds both.
"""

import os
import random
import signal
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from functools import partial
from itertools import cycle, islice

from django.core.mail import get_connection
from django.db import connections, transaction
from django.test.utils import override_settings

from coordinacion.avisos import sql as bandeja
from coordinacion.avisos.models import Correo
from coordinacion.avisos.services import envio
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.nucleo import reloj
from coordinacion.plazos import services as plazos
from coordinacion.plazos import sql_vigilancia
from coordinacion.plazos.models import Plazo
from coordinacion.plazos.services.vigilancia import LATIDO
from tests.elenco import sentidos, turnada
from tests.simulacros.escena import VENCEN, Buzon, Escena, buzon_lento, en_plena_transaccion
from tests.simulacros.informe import Informe
from tests.simulacros.invariantes import DUENOS, INVARIANTES, revisar_todo
from tests.simulacros.procesos import esperar
from tests.simulacros.servidores import Servidores
from workflows import marcha
from workflows.caminos import DE_CARTA
from workflows.verificacion import verificar

LOTE = 3
CON_RELOJES_SUELTOS = {n: q for n, q in INVARIANTES.items() if n not in DUENOS}
"""The clocks of this drill's watch are of no letter."""


def morir() -> None:
    """As a power cut in this process."""
    os.kill(os.getpid(), signal.SIGKILL)


def _vigilar_y_no_confirmar() -> None:
    with transaction.atomic():
        sql_vigilancia.avanzar(reloj.ahora(), LOTE)
        morir()


def _vigilar_y_no_despertar() -> None:
    with transaction.atomic():
        sql_vigilancia.avanzar(reloj.ahora(), LOTE)
        transaction.on_commit(morir)


def _repartir_y_no_confirmar() -> None:
    with transaction.atomic():
        canalizacion.repartir_avisos()
        morir()


def _repartir_y_no_despertar() -> None:
    with transaction.atomic():
        transaction.on_commit(morir)
        canalizacion.repartir_avisos()


def _con_un_correo(*pasos: Callable[..., None]) -> None:
    """Claim a mail, take those steps with it, and die before the commit."""
    with transaction.atomic():
        correo = bandeja.reclamar(plazos.jornada(reloj.ahora()))
        assert correo is not None
        for paso in pasos:
            paso(correo)
        morir()


def _entregar(correo: Correo) -> None:
    envio.entregar(correo, get_connection())


def _enviar_y_morir() -> None:
    with transaction.atomic():
        transaction.on_commit(morir)
        envio.enviar_uno(plazos.jornada(reloj.ahora()), get_connection())


PUNTOS: dict[str, Callable[[], None]] = {
    "vigilado, sin confirmar": _vigilar_y_no_confirmar,
    "vigilado y confirmado, sin despertar a nadie": _vigilar_y_no_despertar,
    "repartido, sin confirmar": _repartir_y_no_confirmar,
    "repartido y confirmado, sin despertar a nadie": _repartir_y_no_despertar,
    "antes de entregar": _con_un_correo,
    "entregado, antes de anotar": lambda: _con_un_correo(_entregar),
    "entregado y anotado, sin confirmar": lambda: _con_un_correo(_entregar, envio.anotar_envio),
    "enviado y confirmado": _enviar_y_morir,
}
ENTREGAN_DE_MAS = 2
"""Points of a round at which a mail had been handed over and nobody knows it any more."""


def correr(corto: bool, servidores: Servidores) -> Informe:
    """Killed there, the next process finds everything, and repeats only what it cannot know."""
    informe = Informe("T2", f"muerte en cada uno de {len(PUNTOS) + 2} puntos")
    vueltas = 2 if corto else 25
    with informe.cronometro(), ExitStack() as pila:
        buzon = pila.enter_context(buzon_lento())
        pila.enter_context(_correo_a(buzon))
        escena = Escena(vueltas * 2 * LOTE, 1, random.Random(202))
        with reloj.en(VENCEN + timedelta(minutes=1)):
            Plazo.objects.update(paso_en=VENCEN)
            plazos.latir(LATIDO)
            for nombre, punto in islice(cycle(PUNTOS.items()), vueltas * len(PUNTOS)):
                _morir_en(informe, nombre, punto)
            _rondas()
            escena.comprobar(informe, buzon)
        copias = buzon.identificadores().total() - len(buzon.identificadores())
        informe.exige(copias == vueltas * ENTREGAN_DE_MAS, f"{copias} copias no son las debidas")
    _verbos(informe, escena, vueltas)
    informe.cuenta(f"{vueltas * (len(PUNTOS) + 2)} muertes")
    return informe


def _correo_a(buzon: Buzon) -> override_settings:
    """Let this process, and those that it forks, mail through that server."""
    return override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=buzon.puerto,
    )


def _morir_en(informe: Informe, nombre: str, punto: Callable[[], None]) -> None:
    connections.close_all()
    hijo = os.fork()
    if not hijo:
        try:
            connections.close_all()  # one that came open with the fork belongs to all of them
            punto()
        finally:
            os._exit(1)
    _, estado = os.waitpid(hijo, 0)
    murio = os.WIFSIGNALED(estado) and os.WTERMSIG(estado) == signal.SIGKILL
    informe.exige(murio, f"«{nombre}» terminó por sí solo ({estado})")
    libre = esperar(lambda: not en_plena_transaccion(), 10, cada=0.01)
    informe.exige(libre, f"«{nombre}» dejó una transacción abierta")


def _rondas() -> None:
    """What beat asks for, until there is nothing left to do."""
    while plazos.vigilar() + canalizacion.repartir_avisos() + plazos.enviar_correos():
        pass


def _verbos(informe: Informe, escena: Escena, vueltas: int) -> None:
    """A verb of a turn, killed before its commit, and between its commit and its process."""
    elenco = escena.elenco
    turnos = [turnada(elenco)[1][0] for _ in range(2 * vueltas)]
    marcha.reconstruir(DE_CARTA, [turno.correspondencia_id for turno in turnos])
    for n, turno in enumerate(turnos):
        nombre = "verbo sin confirmar" if n % 2 else "verbo sin su proceso"
        _morir_en(informe, nombre, partial(_responder, escena, turno, confirma=n % 2 == 0))
    respondidos = Turno.objects.filter(estado="respondido").count()
    informe.exige(respondidos == vueltas, f"{respondidos} respuestas de {vueltas} confirmadas")
    derivas = len(verificar(reparar=True))
    informe.exige(derivas == vueltas, f"{derivas} procesos por encaminar, se esperaban {vueltas}")
    informe.reclama(revisar_todo(CON_RELOJES_SUELTOS))
    informe.cuenta(f"{derivas} procesos encaminados por la red")


def _responder(escena: Escena, turno: Turno, *, confirma: bool) -> None:
    with transaction.atomic():
        canalizacion.responder(
            escena.elenco.enlace_a, turno.pk, texto="Se atenderá.", sentidos=sentidos(turno)
        )
        if confirma:
            transaction.on_commit(morir)
        else:
            morir()
