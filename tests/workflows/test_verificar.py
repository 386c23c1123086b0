"""`verificar_flujos`: what is not where its letter asks is found, and put right."""

import random
import threading
import time
from contextlib import suppress
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coordinacion.canalizacion import services as canalizacion
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo.errores import ErrorDeDominio
from coordinacion.plazos.models import Latido
from tests.elenco import (
    Elenco,
    atendida,
    carta_nueva,
    clasificada,
    crear_elenco,
    destino,
    respondida,
    sentidos,
    turnada,
)
from tests.matriz import verbos_carta, verbos_turno
from workflows import marcha, motor
from workflows.caminos import DE_CARTA
from workflows.flows.correspondencia import CorrespondenciaFlow
from workflows.models import Proceso, Tarea
from workflows.nodos import Nodo
from workflows.referencias import nodo_de
from workflows.salud import flujos
from workflows.tasks import verificar_flujos
from workflows.verificacion import Deriva, verificar


def pasos() -> dict[int, Nodo | None]:
    """The open step of each letter."""
    return {una.carta_id: nodo_de(una) for una in Tarea.objects.abiertas()}


def de_todo(elenco: Elenco) -> None:
    """A letter at each step that the verbs of today reach, and two that ended."""
    carta_nueva(elenco)
    clasificada(elenco)
    turnada(elenco)
    _, (turno,) = turnada(elenco)
    verbos_turno.retirar(elenco, elenco.analista, turno, None)
    respondida(elenco)
    atendida(elenco)
    atendida(elenco, condicion="anonima")
    verbos_carta.desechar(elenco, elenco.titular_unidad, carta_nueva(elenco))
    verbos_carta.cancelar(elenco, elenco.analista, carta_nueva(elenco))


def test_un_proceso_tirado_se_reconstruye_igual(elenco: Elenco) -> None:
    de_todo(elenco)
    antes = pasos()
    assert set(antes.values()) == set(Nodo) - {Nodo.PREVENIDA, Nodo.FIN}
    permisos = set(Tarea.objects.abiertas().values_list("flow_task_type", "owner_permission"))
    Proceso.objects.all().delete()
    assert len(verificar()) == len(antes)
    assert (
        marcha.reconstruir(DE_CARTA, list(Correspondencia.objects.values_list("pk", flat=True)))
        == 7
    )
    assert pasos() == antes
    assert verificar() == []
    assert permisos == set(
        Tarea.objects.abiertas().values_list("flow_task_type", "owner_permission")
    )
    assert marcha.reconstruir(DE_CARTA, list(antes)) == 0


def test_reconstruir_cuesta_dos_consultas_sean_los_que_sean(elenco: Elenco) -> None:
    de_todo(elenco)
    todas = list(Correspondencia.objects.values_list("pk", flat=True))
    Proceso.objects.all().delete()
    with CaptureQueriesContext(connection) as consultas:
        assert marcha.reconstruir(DE_CARTA, todas) == 7
    assert len(consultas) == 2


def test_lo_reconstruido_sigue_su_camino(elenco: Elenco) -> None:
    carta, turno = respondida(elenco)
    Proceso.objects.all().delete()
    marcha.reconstruir(DE_CARTA, [carta.pk])
    verbos_turno.aceptar(elenco, elenco.analista, turno, None)
    assert pasos() == {carta.pk: Nodo.NOTIFICAR}


def test_un_verbo_repone_el_proceso_que_falta(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    Proceso.objects.all().delete()
    verbos_carta.clasificar(elenco, elenco.analista, carta)
    assert pasos() == {carta.pk: Nodo.DECIDIR}
    Tarea.objects.all().delete()
    verbos_carta.turnar(elenco, elenco.analista, carta)
    assert pasos() == {carta.pk: Nodo.ESPERAR}


def test_cada_descarrilamiento_se_halla_y_se_repara(elenco: Elenco) -> None:
    sin_proceso, otro_paso, sin_paso = (carta_nueva(elenco) for _ in range(3))
    desconocido, suelta, terminada = (carta_nueva(elenco) for _ in range(3))
    en_orden = carta_nueva(elenco)
    verbos_carta.desechar(elenco, elenco.titular_unidad, terminada)
    Proceso.objects.filter(carta=sin_proceso).delete()
    Tarea.objects.filter(carta=otro_paso).update(flow_task=CorrespondenciaFlow.notificar)
    Tarea.objects.filter(carta=sin_paso).delete()
    Tarea.objects.filter(carta=desconocido).update(
        flow_task="workflows/flows.correspondencia.CorrespondenciaFlow.antiguo"
    )
    Proceso.objects.filter(carta=suelta).update(status="DONE")
    CorrespondenciaFlow.retomar.run(registro_id=terminada.pk, pedido=Nodo.CLASIFICAR)
    esperadas = {
        Deriva(DE_CARTA, sin_proceso.pk, None, Nodo.CLASIFICAR),
        Deriva(DE_CARTA, otro_paso.pk, Nodo.NOTIFICAR, Nodo.CLASIFICAR),
        Deriva(DE_CARTA, sin_paso.pk, None, Nodo.CLASIFICAR),
        Deriva(DE_CARTA, desconocido.pk, None, Nodo.CLASIFICAR),
        Deriva(DE_CARTA, suelta.pk, None, Nodo.CLASIFICAR),
        Deriva(DE_CARTA, terminada.pk, Nodo.CLASIFICAR, Nodo.FIN),
    }
    assert set(verificar()) == esperadas
    assert set(verificar(reparar=True)) == esperadas
    assert verificar() == []
    assert terminada.pk not in pasos()
    assert Proceso.objects.filter(carta=en_orden).count() == 1


def test_la_orden_dice_que_asunto_y_falla_si_hay_que_reparar(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    Tarea.objects.filter(carta=carta).update(flow_task=CorrespondenciaFlow.notificar)
    salida = StringIO()
    with pytest.raises(CommandError, match="fuera de lugar: 1"):
        call_command("verificar_flujos", stdout=salida)
    esperado = (
        f"{carta.folio}: tiene «{Nodo.NOTIFICAR.label}», debe tener «{Nodo.CLASIFICAR.label}»"
    )
    assert esperado in salida.getvalue()
    call_command("verificar_flujos", "--reparar", stdout=salida)
    assert "reparados: 1" in salida.getvalue()
    call_command("verificar_flujos", stdout=salida)


def test_la_tarea_periodica_repara_y_late(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    Proceso.objects.all().delete()
    assert not flujos().bien
    verificar_flujos()
    assert pasos() == {carta.pk: Nodo.CLASIFICAR}
    assert flujos().bien
    Latido.objects.update(en="2026-01-01T00:00Z")
    assert not flujos().bien


def test_verificar_cuesta_lo_mismo_con_pocos_que_con_muchos(elenco: Elenco) -> None:
    turnada(elenco)
    with CaptureQueriesContext(connection) as con_uno:
        verificar()
    for _ in range(5):
        turnada(elenco)
    with CaptureQueriesContext(connection) as con_seis:
        verificar()
    assert len(con_seis) == len(con_uno)


def test_dos_ultimas_respuestas_a_la_vez(base_limpia: str, django_db_blocker: object) -> None:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        elenco = crear_elenco()
        carta, turnos = turnada(elenco, destino(elenco.a), destino(elenco.b, "coadyuvante"))
        for turno, quien in zip(turnos, ("enlace_a", "enlace_b"), strict=True):
            motor.de_turno(
                canalizacion.responder,
                elenco.personas[quien],
                turno.pk,
                texto="Se atenderá.",
                sentidos=sentidos(turno),
            )
        salida, fallas = threading.Barrier(2), []

        def aceptar(turno_id: int) -> None:
            persona = elenco.fresca("analista")
            salida.wait()
            try:
                motor.de_turno(canalizacion.aceptar, persona, turno_id)
            except Exception as error:
                fallas.append(error)
            finally:
                connection.close()

        _a_la_vez([threading.Thread(target=aceptar, args=(turno.pk,)) for turno in turnos])
        assert fallas == []
        assert pasos() == {carta.pk: Nodo.NOTIFICAR}
        assert verificar() == []


def test_muchas_manos_en_un_asunto_ni_fallan_ni_lo_atoran(
    base_limpia: str, django_db_blocker: object
) -> None:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        elenco = crear_elenco()
        carta, _ = atendida(elenco)
        fallas: list[BaseException] = []
        salida = threading.Barrier(6)

        def mover(semilla: int) -> None:
            azar = random.Random(semilla)
            salida.wait()
            try:
                for _ in range(6):
                    verbo = azar.choice(("corregir", "regresar", "turnar", "notificar", "concluir"))
                    _probar(elenco, carta, verbo)
                    time.sleep(azar.random() / 100)
            except Exception as error:
                fallas.append(error)
            finally:
                connection.close()

        _a_la_vez([threading.Thread(target=mover, args=(n,)) for n in range(6)])
        assert fallas == []
        assert verificar() == []


def _probar(elenco: Elenco, carta: Correspondencia, verbo: str) -> None:
    quien = "titular_unidad" if verbo == "concluir" else "analista"
    with suppress(ErrorDeDominio):
        verbos_carta.EJECUTAR[verbo](elenco, elenco.fresca(quien), carta)


def _a_la_vez(hilos: list[threading.Thread]) -> None:
    for hilo in hilos:
        hilo.start()
    for hilo in hilos:
        hilo.join()
