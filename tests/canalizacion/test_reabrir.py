"""reabrir: a new term from the disagreement, and what had been done stays as it ended."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import services
from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.plazos.models import Desenlace, Plazo
from tests.elenco import Elenco, atendida, carta_nueva, clasificada, destino, intento
from workflows import motor
from workflows.caminos import DE_CARTA
from workflows.nodos import Nodo

OAXACA = ZoneInfo("America/Mexico_City")


def el(texto: str) -> datetime:
    return datetime.fromisoformat(f"2026-{texto}").replace(tzinfo=OAXACA)


@pytest.fixture
def carta(elenco: Elenco) -> Iterator[Correspondencia]:
    """A letter answered and notified on 5 October and concluded; it is now the 14th."""
    with reloj.en(el("10-05 10:00")):
        suya, _ = atendida(elenco)
        correspondencia.notificar(elenco.oficialia, suya.pk, intento())
        _concluir(elenco, suya)
    with reloj.en(el("10-14 10:00")):
        yield Correspondencia.objects.get(pk=suya.pk)


def _concluir(elenco: Elenco, carta: Correspondencia, motivo: str = "") -> Correspondencia:
    assert carta.tipo is not None
    sentido = carta.tipo.sentidos.all()[0]
    return motor.de_carta(
        services.concluir,
        elenco.titular_unidad,
        carta.pk,
        sentido=sentido,
        sin_notificacion=motivo,
    )


def _reabrir(elenco: Elenco, carta: Correspondencia, **cambios: object) -> Correspondencia:
    datos = {"fundamento": "No se atendió lo pedido", "inconformidad_en": el("10-12 11:00")}
    return motor.de_carta(services.reabrir, elenco.titular_unidad, carta.pk, **datos | cambios)  # type: ignore[arg-type]


def test_corre_un_plazo_nuevo_y_el_anterior_se_conserva(
    elenco: Elenco, carta: Correspondencia
) -> None:
    anterior = carta.plazo_respuesta
    abierta = _reabrir(elenco, carta)
    assert abierta.estado == "clasificada"
    assert DE_CARTA.pedido(carta.pk) == Nodo.DECIDIR
    assert anterior is not None and anterior.desenlace == Desenlace.NOTIFICADA
    nuevo = abierta.plazo_respuesta
    assert nuevo is not None and nuevo.pk != anterior.pk
    assert (nuevo.desde, nuevo.vence_en) == (el("10-12 11:00"), el("10-26 15:00"))
    assert Plazo.objects.get(pk=anterior.pk).desenlace == Desenlace.NOTIFICADA
    assert abierta.notificada_en is abierta.atendida_en is abierta.cerrada_en is None
    assert Asiento.objects.get(hecho="correspondencia_reabierta").ocurrido_en == el("10-12 11:00")
    assert Aviso.objects.get(titulo__startswith="Asunto reabierto").destinatario == elenco.analista


def test_se_turna_de_nuevo_a_la_misma_institucion(elenco: Elenco, carta: Correspondencia) -> None:
    _reabrir(elenco, carta)
    motor.de_carta(services.turnar, elenco.analista, carta.pk, [destino(elenco.a)], confirmado=True)
    viejo, nuevo = Turno.objects.filter(correspondencia=carta).order_by("numero")
    assert (viejo.estado, nuevo.estado) == ("retirado", "turnado")
    assert viejo.respuestas.exists() and viejo.atendido_en
    assert viejo.plazo_respuesta and viejo.plazo_respuesta.desenlace == Desenlace.CUMPLIDO


def test_lo_notificado_antes_ya_no_sirve_para_concluir(
    elenco: Elenco, carta: Correspondencia
) -> None:
    _reabrir(elenco, carta)
    with pytest.raises(DatoInvalido, match="inconformidad"):
        correspondencia.notificar(
            elenco.oficialia, carta.pk, intento(realizada_en=el("10-10 10:00"))
        )
    correspondencia.responder_directo(
        elenco.analista, carta.pk, texto="Se informa de nuevo.", sentidos={}
    )
    with pytest.raises(DatoInvalido, match="notificación"):
        _concluir(elenco, carta)
    correspondencia.notificar(elenco.oficialia, carta.pk, intento())
    assert _concluir(elenco, carta).estado == "concluida"


def test_una_desechada_sin_clasificar_vuelve_a_quedar_por_clasificar(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    services.desechar(
        elenco.titular_unidad, carta.pk, fundamento="Ofensiva", aviso_al_peticionario="Por correo"
    )
    abierta = _reabrir(elenco, carta, inconformidad_en=reloj.ahora())
    assert (abierta.estado, abierta.fundamento_cierre) == ("recibida", "")
    assert DE_CARTA.pedido(carta.pk) == Nodo.CLASIFICAR
    for corre in (abierta.plazo_respuesta, abierta.plazo_clasificar):
        assert corre and corre.cerrado_en is None


def test_un_requerimiento_pide_de_nuevo_su_termino(elenco: Elenco) -> None:
    carta = clasificada(elenco, tipo="requerimiento_autoridad")
    correspondencia.responder_directo(elenco.analista, carta.pk, texto="Se rinde.", sentidos={})
    correspondencia.notificar(elenco.oficialia, carta.pk, intento())
    _concluir(elenco, carta)
    with pytest.raises(DatoInvalido) as error:
        _reabrir(elenco, carta, inconformidad_en=reloj.ahora())
    assert list(error.value.campos) == ["termino_senalado"]


@pytest.mark.parametrize(
    ("cambios", "campo"),
    [
        ({"fundamento": " "}, "fundamento"),
        ({"inconformidad_en": el("10-14 10:01")}, "inconformidad_en"),
        ({"inconformidad_en": el("10-04 10:00")}, "inconformidad_en"),
    ],
)
def test_pide_fundamento_y_una_fecha_posible(
    elenco: Elenco, carta: Correspondencia, cambios: dict[str, object], campo: str
) -> None:
    with pytest.raises(DatoInvalido) as error:
        _reabrir(elenco, carta, **cambios)
    assert list(error.value.campos) == [campo]
