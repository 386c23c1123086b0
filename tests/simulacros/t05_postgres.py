"""T5: PostgreSQL stops without warning while people work, and comes back."""

import time
from collections.abc import Mapping
from contextlib import ExitStack

from django.db import connections

from coordinacion.plazos.models import Latido
from tests.elenco import crear_elenco
from tests.simulacros.carga import Gente, faena
from tests.simulacros.informe import Informe
from tests.simulacros.invariantes import revisar_todo
from tests.simulacros.navegante import Navegante
from tests.simulacros.procesos import Proceso, Reloj, Trabajador, Web, entorno, esperar
from tests.simulacros.servidores import Servidores, parar_de_golpe

PERSONAS = 4
SIN_SERVICIO = 1.0
"""Seconds without a database, each time."""
FRASES = ("El sistema no está disponible por el momento", "está a salvo", 'lang="es')


def correr(corto: bool, servidores: Servidores) -> Informe:
    """No half case; 503 in Spanish meanwhile; the same processes serve again by themselves."""
    informe = Informe("T5", "PostgreSQL detenido de golpe con gente trabajando")
    paros, de_cada = (1, 6) if corto else (4, 60)
    with informe.cronometro(), ExitStack() as pila:
        ambiente = pila.enter_context(entorno(SIMULACRO_PERIODO="1"))
        elenco = crear_elenco()
        faenas = [faena(elenco, de_cada) for _ in range(PERSONAS)]
        web = pila.enter_context(Web(ambiente))
        tareas = [] if corto else _tareas(pila, ambiente)
        gente = Gente(web.url, elenco, faenas)
        testigo = Navegante(web.url, elenco.analista)
        with gente.trabajando():
            vueltas = [
                _paro(informe, servidores, gente, testigo, PERSONAS * de_cada * n // (paros + 1))
                for n in range(1, paros + 1)
            ]
            esperar(lambda: len(gente.empezadas) == PERSONAS * de_cada, 90)
        _comprobar(informe, gente, [web, *tareas])
        informe.exige(corto or _vuelve_a_vigilar(), "la vigilancia no volvió a correr")
    informe.cuenta(
        f"{paros} paros",
        f"{len(gente.empezadas)} operaciones en {gente.visto.codigos.total()} envíos",
        f"{gente.visto.codigos[503]} contestados con 503",
        f"de vuelta {max(vueltas):.1f} s después de arrancar, sin reiniciar nada",
    )
    return informe


def _tareas(pila: ExitStack, ambiente: Mapping[str, str]) -> list[Proceso]:
    trabajador, reloj = Trabajador(ambiente), Reloj(ambiente)
    pila.enter_context(trabajador)
    pila.enter_context(reloj)
    trabajador.esperar_listo()
    return [trabajador, reloj]


def _paro(
    informe: Informe, servidores: Servidores, gente: Gente, testigo: Navegante, cuando: int
) -> float:
    """Stop the server once that many operations began; how long the web takes to be back."""
    esperar(lambda: len(gente.empezadas) >= cuando, 90, cada=0.005)
    parar_de_golpe(servidores.el_postgres)
    connections.close_all()
    for pagina in ("/", "/bandejas/", "/cuenta/entrar/"):
        dada = testigo.ver(pagina)
        informe.exige(dada.codigo == 503, f"sin base, {pagina} contesta {dada.codigo}")
        informe.exige("Retry-After" in dada.cabeceras, f"sin base, {pagina} no dice cuándo volver")
        informe.exige(all(f in dada.texto for f in FRASES), f"sin base, {pagina} no lo explica")
    time.sleep(SIN_SERVICIO)
    servidores.el_postgres.iniciar()
    inicio = time.monotonic()
    volvio = esperar(lambda: testigo.ver("/").codigo in (200, 302), 30)
    informe.exige(volvio, "la página no volvió por sí sola")
    return time.monotonic() - inicio


def _comprobar(informe: Informe, gente: Gente, procesos: list[Proceso]) -> None:
    informe.exige(all(proceso.vivo for proceso in procesos), "un proceso terminó con la caída")
    informe.exige(gente.visto.codigos[503] > 0, "nadie trabajaba durante el paro")
    informe.reclama(gente.visto.rarezas)
    informe.reclama(f"lo aceptado no está: {url}" for url in gente.sin_hacer())
    informe.reclama(revisar_todo())


def _vuelve_a_vigilar() -> bool:
    """Whether the worker and its clock, which nobody restarted, watch again."""
    Latido.objects.filter(nombre="vigilancia").delete()
    return esperar(Latido.objects.filter(nombre="vigilancia").exists, 60)
