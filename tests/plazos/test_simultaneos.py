"""Real threads and processes: nothing is told twice, and no clock keeps an old calendar."""

import subprocess
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

from django.db import connection, connections, transaction

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.plazos import services
from coordinacion.plazos.clases import ClasePlazo
from coordinacion.plazos.models import AjustePlazo, Calendario, DiaCalendario, Latido, Plazo
from coordinacion.plazos.services import Apertura
from coordinacion.plazos.tasks import vigilar_plazos
from tests.elenco import crear_elenco
from tests.plazos.calendario import ZONA

JUEVES = datetime(2026, 11, 5, 10, tzinfo=ZONA)
CINCO_ANTES = datetime(2026, 11, 12, 10, tzinfo=ZONA)


def aperturas(cuantas: int) -> list[Apertura]:
    return [
        Apertura(
            clase=ClasePlazo.RESPUESTA,
            desde=JUEVES,
            asunto_id=n,
            folio=f"JG/2026/{n:06}",
            url=f"/asuntos/{n}/",
            tipo="peticion",
        )
        for n in range(1, cuantas + 1)
    ]


def test_cuatro_vigilancias_a_la_vez_avisan_una_sola_vez(base_limpia: str) -> None:
    elenco = crear_elenco()
    services.abrir_varios(aperturas(300))
    Plazo.objects.update(paso_en=CINCO_ANTES)

    def vigilar(_: int) -> int:
        try:
            return services.vigilar(CINCO_ANTES, lote=20)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as hilos:
        total = sum(hilos.map(vigilar, range(4)))
    total += services.vigilar(CINCO_ANTES, lote=20)
    assert total == 300
    asentados = Asiento.objects.filter(hecho=Hecho.PLAZO_ESCALON).values_list(
        "asunto_id", flat=True
    )
    assert Counter(asentados) == Counter(range(1, 301))
    suyos = Aviso.objects.filter(destinatario=elenco.analista)
    assert Counter(suyos.values_list("asunto_id", flat=True)) == Counter(range(1, 301))


def test_un_dia_agregado_mientras_se_abre_un_plazo_tambien_lo_alcanza(base_limpia: str) -> None:
    elenco = crear_elenco()
    abierto, agregado = threading.Event(), threading.Event()

    def abrir() -> None:
        try:
            with transaction.atomic():
                services.abrir_varios(aperturas(1))
                abierto.set()
                agregado.wait(10)
        finally:
            connections.close_all()

    def agregar() -> None:
        try:
            services.agregar_inhabil(
                elenco.administracion,
                calendario=services.calendario_de(None),
                fecha_inicio=date(2026, 11, 17),
                motivo="Puente",
                acto="Acuerdo 5/2026",
                retroactivo=True,
            )
        finally:
            connections.close_all()

    lector = threading.Thread(target=abrir)
    lector.start()
    assert abierto.wait(10)
    escritor = threading.Thread(target=agregar)
    escritor.start()
    _esperar_candado()
    agregado.set()
    lector.join()
    escritor.join()
    plazo = Plazo.objects.get()
    assert plazo.vence_en == datetime(2026, 11, 23, 15, tzinfo=ZONA)
    assert AjustePlazo.objects.count() == 1


def test_dos_cambios_a_la_vez_en_padre_e_hijo_no_se_pisan(base_limpia: str) -> None:
    elenco = crear_elenco()
    estatal = services.calendario_de(None)
    federal = Calendario.objects.get(clave="federal")
    dias = {federal.pk: date(2026, 11, 17), estatal.pk: date(2026, 11, 18)}

    def agregar(calendario: Calendario) -> None:
        try:
            services.agregar_inhabil(
                elenco.administracion,
                calendario=calendario,
                fecha_inicio=dias[calendario.pk],
                motivo="Puente",
                acto="Acuerdo",
            )
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as hilos:
        list(hilos.map(agregar, [federal, estatal]))
    inhabiles = DiaCalendario.objects.filter(calendario=estatal, fecha__in=dias.values())
    assert [dia.es_habil for dia in inhabiles] == [False, False]
    ultimo = DiaCalendario.objects.filter(calendario=estatal).latest("fecha")
    cuenta = DiaCalendario.objects.filter(calendario=estatal, es_habil=True).count()
    assert ultimo.ordinal == cuenta


def _esperar_candado() -> None:
    """Until the change of calendar waits for those who are opening clocks."""
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            )
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("nadie esperó")


def test_un_worker_de_verdad_vigila_y_late(
    base_limpia: str, worker: "subprocess.Popen[bytes]"
) -> None:
    crear_elenco()
    services.abrir_varios(aperturas(3))
    vigilar_plazos.delay()
    for _ in range(100):
        if Latido.objects.filter(nombre="vigilancia").exists():
            return
        time.sleep(0.1)
    raise AssertionError("la vigilancia no latió")
