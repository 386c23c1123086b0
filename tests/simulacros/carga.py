"""People at work while something breaks: each asks, and asks again until the system answers.

An operation is one form, made into bytes once. Whatever happens meanwhile, in the end it must
have had its effect exactly once: `hecha` says whether the database holds it.
"""

import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db.models import Q

from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia
from tests.canalizacion import asunto_http as asunto
from tests.canalizacion import turnos_http as turnos
from tests.correspondencia.mesa import MESA, carta_tecleada
from tests.elenco import Elenco, carta_nueva, turnada
from tests.simulacros.navegante import SIN_RESPUESTA, Navegante, Respuesta, cuerpo

PACIENCIA = 90.0
PAUSA = 0.25
YA_ESTABA = (404, 409, 422)
"""What a repeated form is told when its first sending did arrive."""


@dataclass(frozen=True)
class Operacion:
    """One form to send, and how to ask whether it is done."""

    persona: str
    url: str
    armado: bytes
    hecha: Callable[[], bool]


@dataclass
class Bitacora:
    """What the people saw."""

    codigos: Counter[int] = field(default_factory=Counter)
    rarezas: list[str] = field(default_factory=list)
    primer_503: Respuesta | None = None
    _candado: threading.Lock = field(default_factory=threading.Lock)

    def anota(self, dada: Respuesta) -> None:
        """Count an answer; what is neither an acceptance nor an excuse is an oddity."""
        with self._candado:
            self.codigos[dada.codigo] += 1
            if dada.codigo == 503 and self.primer_503 is None:
                self.primer_503 = dada
            if dada.codigo not in (200, 302, 503, SIN_RESPUESTA, *YA_ESTABA):
                self.rarezas.append(f"contestó {dada.codigo}: {dada.texto[-300:]}")


class Gente:
    """Several people at once, each with her operations one after the other, until told to stop."""

    def __init__(self, raiz: str, elenco: Elenco, turnos_de_cada: list[list[Operacion]]) -> None:
        self.raiz, self.elenco, self.pendientes = raiz, elenco, turnos_de_cada
        self.visto = Bitacora()
        self.empezadas: list[Operacion] = []
        self._basta = threading.Event()
        self._candado = threading.Lock()

    @contextmanager
    def trabajando(self) -> Iterator[None]:
        """Everybody works while the block runs, and then ends what she had begun."""
        personas = [self._sentar(suyas) for suyas in self.pendientes]
        hilos = [threading.Thread(target=self._trabajar, args=par) for par in personas]
        for hilo in hilos:
            hilo.start()
        try:
            yield
        finally:
            self._basta.set()
            for hilo in hilos:
                hilo.join()

    def _sentar(self, suyas: list[Operacion]) -> tuple[dict[str, Navegante], list[Operacion]]:
        nombres = {una.persona for una in suyas}
        return {n: Navegante(self.raiz, self.elenco.personas[n]) for n in nombres}, suyas

    def _trabajar(self, sillas: dict[str, Navegante], suyas: list[Operacion]) -> None:
        for operacion in suyas:
            if self._basta.is_set():
                return
            with self._candado:
                self.empezadas.append(operacion)
            self._insistir(sillas[operacion.persona], operacion)

    def _insistir(self, persona: Navegante, operacion: Operacion) -> None:
        limite = time.monotonic() + PACIENCIA
        while time.monotonic() < limite:
            dada = persona.reenviar(operacion.url, operacion.armado)
            self.visto.anota(dada)
            if dada.aceptada or dada.codigo in YA_ESTABA:
                return
            time.sleep(PAUSA)
        self.visto.rarezas.append(f"{operacion.url}: no se logró en {PACIENCIA:.0f} s")

    def sin_hacer(self) -> list[str]:
        """Operations that were begun and are not in the database."""
        return [una.url for una in self.empezadas if not una.hecha()]


def faena(elenco: Elenco, cuantas: int) -> list[Operacion]:
    """Registering, routing, acknowledging and answering, by turns."""
    clases = (_registrar, _clasificar, _acusar, _responder)
    return [clases[n % len(clases)](elenco) for n in range(cuantas)]


def _registrar(elenco: Elenco) -> Operacion:
    clave = uuid.uuid4()
    armado = cuerpo(carta_tecleada(clave_envio=str(clave)))
    return Operacion(
        "oficialia", MESA, armado, Correspondencia.objects.filter(clave_envio=clave).exists
    )


def _clasificar(elenco: Elenco) -> Operacion:
    carta = carta_nueva(elenco)
    filas = asunto.destinos((elenco.a, "responsable"), (elenco.b, "conocimiento"))
    armado = cuerpo(asunto.clasificacion(carta) | filas | {"accion": "turnar"})
    canalizada = Correspondencia.objects.filter(pk=carta.pk, estado="canalizada")
    return Operacion("analista", asunto.url("clasificar", carta), armado, canalizada.exists)


def _acusar(elenco: Elenco) -> Operacion:
    turno = turnada(elenco)[1][0]
    acusado = Turno.objects.filter(Q(pk=turno.pk) & ~Q(acuse=""))
    return Operacion("enlace_a", turnos.url("acusar", turno), cuerpo({}), acusado.exists)


def _responder(elenco: Elenco) -> Operacion:
    turno = turnada(elenco)[1][0]
    armado = cuerpo(turnos.respuesta(turno, archivo=turnos.escaneo()))
    respondido = Turno.objects.filter(pk=turno.pk, estado="respondido")
    return Operacion("enlace_a", turnos.url("responder", turno), armado, respondido.exists)
