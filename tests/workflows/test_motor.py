"""Every verb leaves the process at the step that the rule asks for, by the path or by `retomar`."""

import uuid
from collections.abc import Sequence

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.services.clasificar_y_turnar import (
    Clasificacion,
    Envio,
    clasificar_y_turnar,
)
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia, Tipo
from coordinacion.nucleo import fsm
from coordinacion.nucleo.errores import EstadoNoAdmite, SinPermiso
from tests.elenco import (
    Elenco,
    atendida,
    carta_nueva,
    clasificada,
    destino,
    intento,
    respondida,
    sentidos,
    tema,
    turnada,
)
from tests.matriz import verbos_carta
from workflows import marcha, motor
from workflows.caminos import DE_CARTA
from workflows.flows.correspondencia import CorrespondenciaFlow
from workflows.models import Proceso, Tarea
from workflows.nodos import Nodo
from workflows.referencias import nodo_de
from workflows.verificacion import verificar


def paso(carta: Correspondencia) -> Nodo | None:
    """Where the letter's process is; None when it has none."""
    tarea = Tarea.objects.abiertas().filter(carta=carta).first()
    return nodo_de(tarea) if tarea else None


def camino(carta: Correspondencia) -> Sequence[str]:
    """The steps that its processes went through, in order."""
    return [
        f"{tarea.flow_task.name} {tarea.status}"
        for tarea in Tarea.objects.filter(carta=carta).order_by("pk")
    ]


def test_de_la_recepcion_a_la_conclusion_por_el_camino(elenco: Elenco) -> None:
    carta, turno = atendida(elenco)
    assert paso(carta) == Nodo.NOTIFICAR
    motor.de_carta(correspondencia.notificar, elenco.oficialia, carta.pk, intento())
    assert paso(carta) == Nodo.CONCLUIR
    sentido = sentidos(turno).popitem()[1]
    motor.de_carta(canalizacion.concluir, elenco.titular_unidad, carta.pk, sentido=sentido)
    assert paso(carta) is None
    pasos = ("clasificar", "decidir", "esperar", "revisar", "notificar", "concluir")
    assert camino(carta) == [f"{uno} DONE" for uno in pasos]
    assert [p.status for p in Proceso.objects.filter(carta=carta)] == ["DONE"]


def test_un_acto_que_hace_dos_pasos_deja_constancia_de_los_dos(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    cambios = {"tipo": Tipo.objects.get(clave="peticion"), "tema": tema(), "via": "turnar"}
    motor.de_carta(
        clasificar_y_turnar,
        elenco.analista,
        carta.pk,
        Clasificacion(cambios),
        [Envio(destino(elenco.a))],
        confirmado=True,
    )
    assert camino(carta) == ["clasificar DONE", "decidir DONE", "esperar NEW"]


def test_la_misma_captura_dos_veces_es_un_solo_proceso(elenco: Elenco) -> None:
    clave = uuid.uuid4()
    primera = carta_nueva(elenco, clave_envio=clave)
    assert carta_nueva(elenco, clave_envio=clave) == primera
    assert camino(primera) == ["clasificar NEW"]


def test_lo_que_no_sigue_el_camino_lo_retoma_otro_proceso(elenco: Elenco) -> None:
    carta, turno = atendida(elenco)
    motor.de_carta(
        canalizacion.regresar,
        elenco.analista,
        carta.pk,
        motivo="Falta un punto",
        turnos={turno.pk: None},
    )
    assert paso(carta) == Nodo.ESPERAR
    assert camino(carta)[-2:] == ["notificar CANCELED", "esperar NEW"]
    situaciones = (
        Proceso.objects.filter(carta=carta).order_by("pk").values_list("status", flat=True)
    )
    assert list(situaciones) == ["CANCELED", "NEW"]


def test_rechazar_y_turnar_de_nuevo(elenco: Elenco) -> None:
    carta, (turno,) = turnada(elenco)
    motor.de_turno(canalizacion.retirar, elenco.analista, turno.pk, motivo="Por error")
    assert paso(carta) == Nodo.TURNAR_DE_NUEVO
    verbos_carta.turnar(elenco, elenco.analista, carta)
    assert paso(carta) == Nodo.ESPERAR


def test_la_prevencion_espera_en_su_propio_paso(elenco: Elenco) -> None:
    """Its verbs come later; the engine already follows the record there and back."""
    carta = clasificada(elenco)
    for estado, nodo in (("prevenida", Nodo.PREVENIDA), ("clasificada", Nodo.DECIDIR)):
        Correspondencia.objects.filter(pk=carta.pk).update(estado=estado)
        assert marcha.encaminar(DE_CARTA, carta.pk)
        assert paso(carta) == nodo
    assert Proceso.objects.filter(carta=carta).count() == 1


def test_reabrir_empieza_otro_proceso(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    verbos_carta.desechar(elenco, elenco.titular_unidad, carta)
    assert paso(carta) is None
    Correspondencia.objects.filter(pk=carta.pk).update(estado="clasificada")
    marcha.encaminar(DE_CARTA, carta.pk)
    assert paso(carta) == Nodo.DECIDIR
    assert Proceso.objects.filter(carta=carta).count() == 2


def test_corregir_un_asunto_terminado_no_le_abre_proceso(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    verbos_carta.desechar(elenco, elenco.titular_unidad, carta)
    verbos_carta.corregir(elenco, elenco.analista, carta)
    assert paso(carta) is None
    assert verificar() == []


def test_lo_que_se_niega_no_mueve_el_proceso(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    with pytest.raises(SinPermiso):
        verbos_carta.clasificar(elenco, elenco.oficialia, carta)
    with pytest.raises(Correspondencia.DoesNotExist):
        verbos_carta.clasificar(elenco, elenco.extrano, carta)
    assert camino(carta) == ["clasificar NEW"]


def test_la_maquina_de_estados_nunca_asoma_a_la_pantalla(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)

    def terca(actor: object, carta_id: int) -> None:
        carta = Correspondencia.objects.get(pk=carta_id)
        carta.concluir()

    with pytest.raises(fsm.TransitionNotAllowed):
        terca(None, carta.pk)
    with pytest.raises(EstadoNoAdmite, match="ya no admite"):
        motor.de_carta(terca, elenco.analista, carta.pk)


def test_la_base_impide_dos_procesos_vivos_y_dos_pasos_abiertos(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    with pytest.raises(IntegrityError), transaction.atomic():
        CorrespondenciaFlow.retomar.run(registro_id=carta.pk, pedido=Nodo.DECIDIR)
    tarea = Tarea.objects.get(carta=carta)
    with pytest.raises(IntegrityError), transaction.atomic():
        Tarea(flow_task=tarea.flow_task, process=tarea.process, carta=carta).save()


def test_si_el_proceso_no_puede_seguir_al_turno_el_verbo_queda_hecho(
    elenco: Elenco, caplog: pytest.LogCaptureFixture
) -> None:
    carta, (turno,) = turnada(elenco)
    with connection.cursor() as cursor:
        cursor.execute(
            "SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE workflows_tarea"
            " ADD CONSTRAINT cerrada CHECK (finished IS NULL) NOT VALID"
        )
    respuesta = motor.de_turno(
        canalizacion.responder,
        elenco.enlace_a,
        turno.pk,
        texto="Se atenderá.",
        sentidos=sentidos(turno),
    )
    assert respuesta.pk
    assert Turno.objects.get(pk=turno.pk).estado == "respondido"
    assert "no pudo seguirlo" in caplog.text
    with connection.cursor() as cursor:
        cursor.execute(
            "SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE workflows_tarea DROP CONSTRAINT cerrada"
        )
    assert [(una.registro_id, una.tiene, una.pide) for una in verificar(reparar=True)] == [
        (carta.pk, Nodo.ESPERAR, Nodo.REVISAR)
    ]
    assert paso(carta) == Nodo.REVISAR


def test_acusar_y_asignar_no_tocan_el_proceso(elenco: Elenco) -> None:
    _, (turno,) = turnada(elenco)
    with CaptureQueriesContext(connection) as consultas:
        canalizacion.acusar(elenco.enlace_a, turno.pk)
    assert not any("workflows_" in una["sql"] for una in consultas)


def test_mover_el_proceso_cuesta_pocas_consultas(elenco: Elenco) -> None:
    """The engine's own: to find and lock the process, to ask the rule, to end a step and begin
    the next. Stock viewflow takes 17 to 20."""
    carta, turno = respondida(elenco)
    canalizacion.aceptar(elenco.analista, turno.pk)
    with CaptureQueriesContext(connection) as consultas:
        assert marcha.encaminar(DE_CARTA, carta.pk)
    assert len([una for una in consultas if "SAVEPOINT" not in una["sql"]]) <= 4
    with CaptureQueriesContext(connection) as consultas:
        assert not marcha.encaminar(DE_CARTA, carta.pk)
    assert len([una for una in consultas if "SAVEPOINT" not in una["sql"]]) <= 2
