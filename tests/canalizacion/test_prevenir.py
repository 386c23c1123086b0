"""prevenir and desahogar: the clocks wait for the petitioner, and never longer than their term."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import services
from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.plazos.models import AjustePlazo, Desenlace, Plazo
from tests.elenco import Elenco, carta_nueva, sentidos, turnada
from workflows import motor
from workflows.caminos import DE_CARTA
from workflows.nodos import Nodo

OAXACA = ZoneInfo("America/Mexico_City")


def el(texto: str) -> datetime:
    return datetime.fromisoformat(f"2026-{texto}").replace(tzinfo=OAXACA)


@pytest.fixture
def turno(elenco: Elenco) -> Iterator[Turno]:
    """Of a letter routed on Monday 5 October: RESPUESTA to the 19th, the turn's to the 12th."""
    with reloj.en(el("10-05 10:00")):
        yield turnada(elenco)[1][0]


def _carta(turno: Turno) -> Correspondencia:
    return Correspondencia.objects.get(pk=turno.correspondencia_id)


def _abiertos(turno: Turno) -> dict[str, Plazo]:
    filas = Plazo.objects.filter(asunto_id=turno.correspondencia_id, cerrado_en=None)
    return {plazo.clase: plazo for plazo in filas}


def _prevenir(elenco: Elenco, carta_id: int, cuando: str) -> Correspondencia:
    with reloj.en(el(cuando)):
        return motor.de_carta(
            services.prevenir,
            elenco.analista,
            carta_id,
            requerido="El plano del predio",
            medio="personal",
            notificada_en=el(cuando),
        )


def _desahogar(elenco: Elenco, carta_id: int, sello: str, captura: str = "") -> Correspondencia:
    with reloj.en(el(captura or sello)):
        return motor.de_carta(
            services.desahogar,
            elenco.oficialia,
            carta_id,
            entregado="El plano, en dos fojas",
            momento=el(sello),
        )


def _vencer(cuando: str) -> int:
    with reloj.en(el(cuando)):
        return services.vencer_prevenciones()


def test_prevenir_suspende_todo_y_abre_el_termino_del_peticionario(
    elenco: Elenco, turno: Turno
) -> None:
    carta = _prevenir(elenco, turno.correspondencia_id, "10-06 10:00")
    assert carta.estado == "prevenida"
    assert DE_CARTA.pedido(carta.pk) == Nodo.PREVENIDA
    relojes = _abiertos(turno)
    assert set(relojes) == {"respuesta", "acuse", "respuesta_turno", "prevencion"}
    parados = {clase for clase, plazo in relojes.items() if plazo.suspendido_en}
    assert parados == {"respuesta", "acuse", "respuesta_turno"}
    assert relojes["prevencion"].vence_en == el("10-13 15:00")
    assert relojes["prevencion"].por_validar
    avisados = Aviso.objects.filter(titulo__contains="su plazo se suspende")
    nombres = set(avisados.values_list("destinatario__username", flat=True))
    assert nombres == {"enlace_a", "enlace_a2"}


def test_lo_que_ya_habia_vencido_sigue_vencido(elenco: Elenco, turno: Turno) -> None:
    _prevenir(elenco, turno.correspondencia_id, "10-08 10:00")
    assert _abiertos(turno)["acuse"].suspendido_en is None


def test_desahogar_reanuda_y_los_dias_de_espera_no_cuentan(elenco: Elenco, turno: Turno) -> None:
    antes = _abiertos(turno)
    _prevenir(elenco, turno.correspondencia_id, "10-06 10:00")
    carta = _desahogar(elenco, turno.correspondencia_id, "10-08 12:00")
    assert carta.estado == "canalizada"
    relojes = _abiertos(turno)
    assert {plazo.suspendido_en for plazo in relojes.values()} == {None}
    assert antes["respuesta"].vence_en == el("10-19 15:00")
    assert relojes["respuesta"].vence_en == el("10-21 15:00")
    assert relojes["respuesta_turno"].vence_en == el("10-14 15:00")
    assert AjustePlazo.objects.filter(plazo=relojes["respuesta"]).count() == 1
    prevencion = carta.prevenciones.get()
    assert (prevencion.plazo.desenlace, prevencion.plazo.cerrado_en) == (
        Desenlace.CUMPLIDO,
        el("10-08 12:00"),
    )
    hecho = Asiento.objects.get(hecho="correspondencia_desahogada")
    assert hecho.ocurrido_en == el("10-08 12:00")


def test_vuelve_al_estado_del_que_vino(elenco: Elenco) -> None:
    with reloj.en(el("10-05 10:00")):
        carta = carta_nueva(elenco)
    _prevenir(elenco, carta.pk, "10-05 11:00")
    assert _desahogar(elenco, carta.pk, "10-07 10:00").estado == "recibida"
    assert DE_CARTA.pedido(carta.pk) == Nodo.CLASIFICAR


def test_lo_que_respondio_la_institucion_mientras_tanto_se_revisa(
    elenco: Elenco, turno: Turno
) -> None:
    _prevenir(elenco, turno.correspondencia_id, "10-06 10:00")
    with reloj.en(el("10-07 10:00")):
        motor.de_turno(
            services.responder,
            elenco.enlace_a,
            turno.pk,
            texto="Se atenderá.",
            sentidos=sentidos(turno),
        )
        motor.de_turno(services.aceptar, elenco.analista, turno.pk)
    assert _carta(turno).estado == "prevenida"
    assert _desahogar(elenco, turno.correspondencia_id, "10-08 10:00").estado == "atendida"


def test_al_vencer_la_prevencion_el_plazo_de_respuesta_corre_de_nuevo(
    elenco: Elenco, turno: Turno
) -> None:
    _prevenir(elenco, turno.correspondencia_id, "10-06 10:00")
    assert _vencer("10-13 14:59") == 0
    assert _vencer("10-13 15:00") == 1
    assert _vencer("10-13 15:01") == 0
    assert _carta(turno).estado == "prevenida"
    relojes = _abiertos(turno)
    assert "prevencion" not in relojes
    assert relojes["respuesta"].suspendido_en is None
    assert relojes["respuesta"].vence_en == el("10-26 15:00")
    assert relojes["respuesta_turno"].suspendido_en is not None
    aviso = Aviso.objects.get(titulo__startswith="Venció una prevención")
    assert aviso.destinatario == elenco.titular_unidad
    carta = _desahogar(elenco, turno.correspondencia_id, "10-15 10:00")
    assert carta.estado == "canalizada"
    assert carta.prevenciones.get().plazo.desenlace == Desenlace.NO_ENTREGADO
    assert _abiertos(turno)["respuesta"].vence_en == el("10-26 15:00")
    assert _abiertos(turno)["respuesta_turno"].suspendido_en is None


def test_entregado_a_tiempo_y_capturado_tarde_cuenta_desde_el_sello(
    elenco: Elenco, turno: Turno
) -> None:
    _prevenir(elenco, turno.correspondencia_id, "10-06 10:00")
    _vencer("10-13 15:00")
    carta = _desahogar(elenco, turno.correspondencia_id, "10-08 12:00", captura="10-14 10:00")
    assert carta.prevenciones.get().plazo.desenlace == Desenlace.CUMPLIDO
    assert _abiertos(turno)["respuesta"].vence_en == el("10-21 15:00")


def test_desechar_desde_la_prevencion_retira_los_turnos(elenco: Elenco, turno: Turno) -> None:
    _prevenir(elenco, turno.correspondencia_id, "10-06 10:00")
    motor.de_carta(
        services.desechar,
        elenco.titular_unidad,
        turno.correspondencia_id,
        fundamento="No se entregó lo requerido",
        aviso_al_peticionario="Por estrados",
    )
    assert Turno.objects.get(pk=turno.pk).estado == "retirado"
    assert _abiertos(turno) == {}


@pytest.mark.parametrize(
    ("cambios", "campo"),
    [
        ({"requerido": " "}, "requerido"),
        ({"notificada_en": el("10-06 10:01")}, "notificada_en"),
        ({"notificada_en": el("10-05 09:00")}, "notificada_en"),
    ],
)
def test_no_se_previene_sin_decir_que_falta_ni_fuera_de_fecha(
    elenco: Elenco, turno: Turno, cambios: dict[str, object], campo: str
) -> None:
    datos = {"requerido": "El plano", "medio": "personal", "notificada_en": el("10-06 10:00")}
    with reloj.en(el("10-06 10:00")), pytest.raises(DatoInvalido) as error:
        services.prevenir(elenco.analista, turno.correspondencia_id, **datos | cambios)  # type: ignore[arg-type]
    assert list(error.value.campos) == [campo]


def test_a_una_anonima_no_hay_a_quien_prevenir(elenco: Elenco) -> None:
    carta = carta_nueva(elenco, condicion="anonima")
    with pytest.raises(DatoInvalido, match="anónima"):
        services.prevenir(
            elenco.analista,
            carta.pk,
            requerido="Firma",
            medio="estrados",
            notificada_en=reloj.ahora(),
        )


def test_la_entrega_no_es_anterior_a_la_prevencion(elenco: Elenco, turno: Turno) -> None:
    _prevenir(elenco, turno.correspondencia_id, "10-06 10:00")
    with pytest.raises(DatoInvalido, match="anterior"):
        _desahogar(elenco, turno.correspondencia_id, "10-06 09:00", captura="10-07 10:00")
