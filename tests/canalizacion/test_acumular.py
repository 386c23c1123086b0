"""acumular: the letter follows its principal, and one answer is told to all who signed."""

from datetime import timedelta

import pytest

from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import services
from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia, Notificacion
from coordinacion.correspondencia.opciones import MotivoCancelacion
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite
from coordinacion.plazos.models import Desenlace, Plazo
from tests.elenco import Elenco, atendida, carta_nueva, clasificada, intento, turnada
from workflows import motor
from workflows.caminos import DE_CARTA
from workflows.nodos import Nodo


def _acumular(
    elenco: Elenco, carta: Correspondencia, principal: Correspondencia
) -> Correspondencia:
    return motor.de_carta(services.acumular, elenco.analista, carta.pk, principal_id=principal.pk)


def _concluir(elenco: Elenco, carta: Correspondencia) -> Correspondencia:
    assert carta.tipo is not None
    sentido = carta.tipo.sentidos.all()[0]
    return motor.de_carta(services.concluir, elenco.titular_unidad, carta.pk, sentido=sentido)


def _hechos(carta: Correspondencia) -> list[str]:
    filas = Asiento.objects.filter(registro="correspondencia", registro_id=carta.pk)
    return list(filas.order_by("pk").values_list("hecho", flat=True))


def test_sus_plazos_terminan_y_sus_turnos_se_retiran(elenco: Elenco) -> None:
    principal = clasificada(elenco)
    carta, (turno,) = turnada(elenco)
    hecha = _acumular(elenco, carta, principal)
    assert (hecha.estado, hecha.principal) == ("acumulada", principal)
    assert hecha.cerrada_en is not None
    assert DE_CARTA.pedido(carta.pk) == Nodo.FIN
    assert not Plazo.objects.filter(asunto_id=carta.pk, cerrado_en=None).exists()
    assert hecha.plazo_respuesta and hecha.plazo_respuesta.desenlace == Desenlace.TERMINADA
    retirado = Turno.objects.get(pk=turno.pk)
    assert retirado.estado == "retirado" and principal.folio in retirado.motivo_retiro
    assert Plazo.objects.filter(asunto_id=principal.pk, cerrado_en=None).exists()


def test_lo_que_seguia_a_una_sigue_al_nuevo_principal(elenco: Elenco) -> None:
    primera, segunda, tercera = clasificada(elenco), carta_nueva(elenco), carta_nueva(elenco)
    _acumular(elenco, tercera, segunda)
    _acumular(elenco, segunda, primera)
    siguen = set(primera.acumuladas.values_list("pk", flat=True))
    assert siguen == {segunda.pk, tercera.pk}
    assert _hechos(tercera)[-2:] == ["correspondencia_acumulada"] * 2


def test_la_respuesta_se_notifica_a_todos_y_la_conclusion_los_alcanza(elenco: Elenco) -> None:
    principal, _ = atendida(elenco)
    siguen = [carta_nueva(elenco, remitente=f"Vecina {n}") for n in range(3)]
    anonima = carta_nueva(elenco, condicion="anonima")
    for carta in (*siguen, anonima):
        _acumular(elenco, carta, principal)
    with pytest.raises(EstadoNoAdmite, match="Falta notificar"):
        correspondencia.notificar(elenco.oficialia, principal.pk, intento())
        _concluir(elenco, principal)
    otro = intento()
    motor.de_carta(services.notificar_con_acumuladas, elenco.oficialia, principal.pk, otro)
    filas = Notificacion.objects.filter(correspondencia__in=siguen)
    assert filas.count() == 3
    assert {fila.observaciones for fila in filas} == {f"Con el asunto principal {principal.folio}."}
    for carta in siguen:
        leida = Correspondencia.objects.get(pk=carta.pk)
        assert (leida.estado, leida.notificada_en) == ("acumulada", otro.realizada_en)
        assert _hechos(carta)[-1] == "correspondencia_notificada"
    concluida = _concluir(elenco, principal)
    for carta in (*siguen, anonima):
        assert Correspondencia.objects.get(pk=carta.pk).sentido == concluida.sentido
        assert _hechos(carta)[-1] == "correspondencia_principal_terminado"


def test_el_mismo_formulario_dos_veces_notifica_una(elenco: Elenco) -> None:
    principal, _ = atendida(elenco)
    carta = carta_nueva(elenco)
    _acumular(elenco, carta, principal)
    uno = intento("no_localizado")
    for _ in range(2):
        repetido = intento("no_localizado", clave_envio=uno.clave_envio)
        services.notificar_con_acumuladas(elenco.oficialia, principal.pk, repetido)
    assert carta.notificaciones.count() == 1
    assert _hechos(carta).count("correspondencia_notificada") == 1


def test_un_intento_basta_para_concluir_el_principal(elenco: Elenco) -> None:
    principal, _ = atendida(elenco)
    carta = carta_nueva(elenco)
    _acumular(elenco, carta, principal)
    correspondencia.notificar(elenco.oficialia, principal.pk, intento())
    motor.de_carta(correspondencia.notificar, elenco.oficialia, carta.pk, intento("no_localizado"))
    assert _concluir(elenco, principal).estado == "concluida"


def test_el_principal_no_se_cancela_y_si_se_desecha_los_alcanza(elenco: Elenco) -> None:
    principal, carta = clasificada(elenco), carta_nueva(elenco)
    _acumular(elenco, carta, principal)
    with pytest.raises(EstadoNoAdmite, match="sin principal"):
        services.cancelar(
            elenco.analista, principal.pk, motivo=MotivoCancelacion.PRUEBA, explicacion="Prueba"
        )
    services.desechar(
        elenco.titular_unidad,
        principal.pk,
        fundamento="Ofensiva",
        aviso_al_peticionario="Por estrados",
    )
    assert _hechos(carta)[-1] == "correspondencia_principal_terminado"


def test_el_principal_es_otro_sigue_abierto_y_no_llego_despues(elenco: Elenco) -> None:
    carta = carta_nueva(elenco, recibida_en=reloj.ahora() - timedelta(hours=1))
    reciente = carta_nueva(elenco)
    cerrada = carta_nueva(elenco, recibida_en=reloj.ahora() - timedelta(hours=2))
    services.cancelar(
        elenco.analista, cerrada.pk, motivo=MotivoCancelacion.PRUEBA, explicacion="Prueba"
    )
    casos = ((carta, "a sí mismo"), (reciente, "después"), (cerrada, "siga abierto"))
    for principal, mensaje in casos:
        with pytest.raises(DatoInvalido, match=mensaje):
            _acumular(elenco, carta, principal)
