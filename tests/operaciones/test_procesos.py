"""Real threads and a real Celery worker: nothing twice, nothing lost, stopped when told."""

import os
import signal
import subprocess
import time
import uuid
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import connections

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion.models import Turno
from coordinacion.nucleo import reloj
from coordinacion.operaciones import services
from coordinacion.operaciones.models import Operacion, Renglon
from coordinacion.operaciones.tasks import ejecutar, retomar
from tests.elenco import Elenco, crear_elenco, destino, turnada
from tests.soporte.procesos import trabajador_celery
from workflows import bloque

CARTAS = 10


def _por_acusar(elenco: Elenco, cartas: int = CARTAS) -> list[Turno]:
    """Turns to agency A that nobody acknowledged."""
    return [turnada(elenco, destino(elenco.a))[1][0] for _ in range(cartas)]


def _acusar(elenco: Elenco, turnos: list[Turno], veces: int = 1) -> Operacion:
    """An operation that acknowledges them; with `veces`, each appears more than once."""
    return services.crear(
        elenco.enlace_a,
        clase="acusar",
        titulo="Acusar",
        renglones=[services.NuevoRenglon(str(t), t.pk) for t in turnos] * veces,
        clave_envio=uuid.uuid4(),
    )


def _esperar(condicion: Callable[[], bool], segundos: float = 60.0) -> bool:
    limite = time.monotonic() + segundos
    while time.monotonic() < limite:
        if condicion():
            return True
        time.sleep(0.02)
    return False


def _hechos(operacion: Operacion) -> int:
    return Renglon.objects.filter(operacion=operacion, resultado="hecho").count()


def _acuses() -> Counter[int | None]:
    suyos = Asiento.objects.filter(hecho=Hecho.TURNO_ACUSADO)
    return Counter(suyos.values_list("turno_id", flat=True))


def test_cuatro_a_la_vez_hacen_cada_renglon_una_vez(base_limpia: str) -> None:
    elenco = crear_elenco()
    turnos = _por_acusar(elenco)
    operacion = _acusar(elenco, turnos)

    def avanzar(_: int) -> bool:
        try:
            return bloque.avanzar(operacion.pk)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as hilos:
        list(hilos.map(avanzar, range(4)))
    bloque.avanzar(operacion.pk)  # who came last may have found the end held by another
    assert _acuses() == Counter({turno.pk: 1 for turno in turnos})
    acabada = Operacion.objects.get(pk=operacion.pk)
    assert (acabada.estado, acabada.hechas) == ("terminada", CARTAS)
    assert Aviso.objects.filter(clave__startswith=f"operacion:{operacion.pk}:").count() == 1


def test_un_trabajador_muerto_a_la_mitad_no_deja_nada_a_medias(base_limpia: str) -> None:
    """Killed with SIGKILL among the rows; the sweep wakes the next, which does only the rest."""
    elenco = crear_elenco()
    turnos = _por_acusar(elenco)
    operacion = _acusar(elenco, turnos, veces=30)  # most rows are refused: the worker has work
    with trabajador_celery() as primero:
        ejecutar.delay(operacion.pk)
        assert _esperar(lambda: _hechos(operacion) >= 2)
        os.killpg(primero.pid, signal.SIGKILL)
        primero.wait()
    a_la_mitad = Operacion.objects.get(pk=operacion.pk)
    assert a_la_mitad.estado == "en_curso"
    pendientes = Renglon.objects.filter(operacion=operacion, resultado="pendiente").count()
    assert pendientes > 0, "the worker ended before it was killed"
    assert sum(_acuses().values()) == _hechos(operacion)
    hace_rato = reloj.ahora() - timedelta(minutes=2)
    Operacion.objects.filter(pk=operacion.pk).update(latido_en=hace_rato)
    with trabajador_celery():
        retomar.delay()
        assert _esperar(lambda: Operacion.objects.get(pk=operacion.pk).esta_acabada)
    assert _acuses() == Counter({turno.pk: 1 for turno in turnos})
    acabada = Operacion.objects.get(pk=operacion.pk)
    assert (acabada.estado, acabada.hechas) == ("terminada", CARTAS)
    assert acabada.rechazadas == 29 * CARTAS


def test_detener_alcanza_a_un_trabajador_en_marcha(
    base_limpia: str, worker: "subprocess.Popen[bytes]"
) -> None:
    elenco = crear_elenco()
    operacion = _acusar(elenco, _por_acusar(elenco, 3), veces=200)
    ejecutar.delay(operacion.pk)
    assert _esperar(lambda: _hechos(operacion) >= 1)
    services.detener(elenco.enlace_a, operacion.pk)
    time.sleep(0.5)
    quedan = Renglon.objects.filter(operacion=operacion, resultado="pendiente").count()
    time.sleep(0.5)
    assert quedan == Renglon.objects.filter(operacion=operacion, resultado="pendiente").count()
    assert quedan > 0
    assert Operacion.objects.get(pk=operacion.pk).estado == "detenida"
