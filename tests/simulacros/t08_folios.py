"""T8: fifty people press «Registrar» in the same instant, and a web process dies among them."""

import random
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Thread

from django.db.models import Count, Max

from coordinacion.correspondencia.models import Correspondencia
from tests.correspondencia.mesa import MESA, carta_tecleada
from tests.elenco import Elenco, crear_elenco
from tests.simulacros.informe import Informe
from tests.simulacros.invariantes import revisar_todo
from tests.simulacros.navegante import Navegante, cuerpo
from tests.simulacros.procesos import Web, entorno
from tests.simulacros.servidores import Servidores

A_LA_VEZ = 50
INTENTOS = 30


def correr(corto: bool, servidores: Servidores) -> Informe:
    """Every letter that was accepted has its own folio; no number is missing."""
    informe = Informe("T8", f"{A_LA_VEZ} registros simultáneos por HTTP")
    rondas = [False] if corto else [False, True, True]
    with informe.cronometro(), entorno() as ambiente, Web(ambiente) as web:
        elenco = crear_elenco()
        claves: list[str] = []
        for con_muerte in rondas:
            claves += _ronda(informe, web, elenco, con_muerte)
        _comprobar(informe, claves)
    return informe


def _ronda(informe: Informe, web: Web, elenco: Elenco, con_muerte: bool) -> list[str]:
    personas = [Navegante(web.url, elenco.oficialia) for _ in range(A_LA_VEZ)]
    cartas = [carta_tecleada(asunto=f"Camino {n}") for n in range(A_LA_VEZ)]
    salida = Barrier(A_LA_VEZ + 1)

    def registrar(n: int) -> list[int]:
        armado = cuerpo(cartas[n])
        salida.wait()
        return _hasta_lograrlo(personas[n], armado)

    with ThreadPoolExecutor(A_LA_VEZ) as hilos:
        enviados = [hilos.submit(registrar, n) for n in range(A_LA_VEZ)]
        verdugo = Thread(target=_matar_un_proceso_web, args=(web, con_muerte))
        salida.wait()
        inicio = time.monotonic()
        verdugo.start()
        codigos = [enviado.result() for enviado in enviados]
    verdugo.join()
    repetidos = sum(len(uno) > 1 for uno in codigos)
    informe.exige(
        all(uno[-1] == 302 for uno in codigos), f"registros que no se lograron: {codigos}"
    )
    informe.exige(
        con_muerte or repetidos == 0, f"sin ninguna muerte hubo que repetir {repetidos} envíos"
    )
    ronda = f"{A_LA_VEZ} en {time.monotonic() - inicio:.1f} s"
    informe.cuenta(
        f"{ronda} con un proceso web muerto y {repetidos} reenvíos" if con_muerte else ronda
    )
    return [str(carta["clave_envio"]) for carta in cartas]


def _hasta_lograrlo(persona: Navegante, armado: bytes) -> list[int]:
    """The codes until one is an acceptance: who gets no answer presses again."""
    codigos: list[int] = []
    while len(codigos) < INTENTOS and (not codigos or codigos[-1] != 302):
        codigos.append(persona.reenviar(MESA, armado).codigo)
        time.sleep(0.0 if codigos[-1] == 302 else 0.2)
    return codigos


def _matar_un_proceso_web(web: Web, de_veras: bool) -> None:
    if de_veras:
        time.sleep(0.3)
        web.matar_a_un_hijo(random.Random())


def _comprobar(informe: Informe, claves: list[str]) -> None:
    cartas = Correspondencia.objects.all()
    numeros = cartas.aggregate(n=Count("numero", distinct=True), ultimo=Max("numero"))
    folios = cartas.values("folio").distinct().count()
    registradas = cartas.filter(clave_envio__in=claves).count()
    total = cartas.count()
    informe.exige(registradas == len(claves), f"se enviaron {len(claves)} y hay {registradas}")
    informe.exige(total == len(claves), f"hay {total} cartas de {len(claves)} envíos")
    informe.exige(folios == total, f"{total - folios} folios repetidos")
    informe.exige(numeros["ultimo"] == numeros["n"] == total, f"huecos en la numeración: {numeros}")
    informe.reclama(revisar_todo())
    informe.cuenta(f"{total} cartas, {folios} folios, del 1 al {numeros['ultimo']}")
