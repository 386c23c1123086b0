"""A desk on an ordinary day: letters in every place where one can be, put there by real verbs."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import time_machine

from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Declinacion
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia, Tipo
from coordinacion.correspondencia.opciones import MotivoCancelacion
from tests.elenco import (
    Elenco,
    atendida,
    carta_nueva,
    clasificada,
    destino,
    instruccion,
    intento,
    respondida,
    turnada,
)

AHORA = datetime(2026, 3, 11, 16, 0, tzinfo=UTC)
"""A Wednesday, ten in the morning in Oaxaca."""


@dataclass
class Escenario:
    """Letters by the name of their situation; `folio(nombre)` is how a tray shows them."""

    elenco: Elenco
    cartas: dict[str, Correspondencia] = field(default_factory=dict)

    def de_nuevo(self) -> Escenario:
        """The same desk for another test on the same rows."""
        cartas = {nombre: copy(carta) for nombre, carta in self.cartas.items()}
        return Escenario(self.elenco.de_nuevo(), cartas)

    def folio(self, nombre: str) -> str:
        return self.cartas[nombre].folio

    def nombre_de(self, folio: str) -> str:
        """The situation of the letter with that folio (of a turn, that of its letter)."""
        return {carta.folio: nombre for nombre, carta in self.cartas.items()}[folio]


def crear_escenario(elenco: Elenco) -> Escenario:
    """Every situation, once."""
    escenario = Escenario(elenco)
    for nombre, hacer in _SITUACIONES.items():
        escenario.cartas[nombre] = hacer(elenco)
    with time_machine.travel(AHORA, tick=False):
        canalizacion.acusar_tacitos()
    return escenario


def hace(dias: int) -> Any:
    """The same hour, some days before."""
    return time_machine.travel(AHORA - timedelta(days=dias), tick=False)


def _recibida(elenco: Elenco) -> Correspondencia:
    return carta_nueva(elenco, asunto="Solicita la pavimentación de la calle principal")


def _recibida_vencida(elenco: Elenco) -> Correspondencia:
    with hace(30):
        return carta_nueva(elenco, asunto="Solicita una beca")


def _por_responder(elenco: Elenco) -> Correspondencia:
    return clasificada(elenco, via="directo")


def _de_conocimiento(elenco: Elenco) -> Correspondencia:
    return clasificada(elenco, tipo="circular", via="conocimiento")


def _por_acusar(elenco: Elenco) -> Correspondencia:
    return turnada(
        elenco,
        destino(elenco.a),
        destino(elenco.d, "coadyuvante"),
        destino(elenco.b, "", instruccion=instruccion("para_conocimiento")),
    )[0]


def _acusada(elenco: Elenco) -> Correspondencia:
    carta, (turno,) = turnada(elenco)
    canalizacion.acusar(elenco.enlace_a, turno.pk)
    return carta


def _vencida_en_la_dependencia(elenco: Elenco) -> Correspondencia:
    with hace(27):
        carta, (turno,) = turnada(elenco, destino(elenco.b))
        canalizacion.acusar(elenco.enlace_b, turno.pk)
    return carta


def _por_vencer(elenco: Elenco) -> Correspondencia:
    with hace(12):
        carta, (turno,) = turnada(elenco, destino(elenco.c))
        canalizacion.acusar(elenco.enlace_c, turno.pk)
    return carta


def _con_tacito(elenco: Elenco) -> Correspondencia:
    with hace(6):
        return turnada(elenco, destino(elenco.c))[0]


def _remitida(elenco: Elenco) -> Correspondencia:
    carta = clasificada(elenco, via="remitir")
    canalizacion.remitir(
        elenco.analista,
        carta.pk,
        destino(elenco.externa),
        fundamento="Competencia federal",
    )
    return carta


def _devuelta(elenco: Elenco) -> Correspondencia:
    carta, turno = respondida(elenco)
    canalizacion.devolver(elenco.analista, turno.pk, complemento="Falta el dictamen")
    return carta


def _rechazada(elenco: Elenco) -> Correspondencia:
    carta, (turno,) = turnada(elenco)
    _declinar(elenco, turno)
    return carta


def _rechazada_y_reemplazada(elenco: Elenco) -> Correspondencia:
    carta = _rechazada(elenco)
    canalizacion.turnar(elenco.analista, carta.pk, [destino(elenco.b)], confirmado=True)
    return carta


def _rechazada_tres_veces(elenco: Elenco) -> Correspondencia:
    carta = _rechazada(elenco)
    for _ in range(2):
        (turno,) = canalizacion.turnar(
            elenco.analista, carta.pk, [destino(elenco.a)], confirmado=True
        )
        _declinar(elenco, turno)
    return carta


def _rechazo_fuera_de_ventana(elenco: Elenco) -> Correspondencia:
    with hace(9):
        carta, (turno,) = turnada(elenco)
        canalizacion.acusar(elenco.enlace_a, turno.pk)
    _declinar(elenco, turno)
    return carta


def _declinar(elenco: Elenco, turno: Turno) -> None:
    canalizacion.declinar(
        elenco.enlace_a,
        turno.pk,
        fundamento="No es de nuestra materia",
        competencia=canalizacion.Competencia(Declinacion.INSTITUCION, elenco.b),
    )


def _retirada(elenco: Elenco) -> Correspondencia:
    carta, (turno,) = turnada(elenco)
    canalizacion.retirar(elenco.analista, turno.pk, motivo="Se turnó por error")
    return carta


def _notificada(elenco: Elenco) -> Correspondencia:
    carta, _ = atendida(elenco)
    correspondencia.notificar(elenco.oficialia, carta.pk, intento())
    return carta


def _anonima_atendida(elenco: Elenco) -> Correspondencia:
    return atendida(elenco, condicion="anonima")[0]


def _sin_datos_para_notificar(elenco: Elenco) -> Correspondencia:
    carta, _ = atendida(elenco)
    correspondencia.notificar(elenco.oficialia, carta.pk, intento("sin_datos"))
    return carta


def _no_localizada(elenco: Elenco) -> Correspondencia:
    carta, _ = atendida(elenco)
    correspondencia.notificar(elenco.oficialia, carta.pk, intento("no_localizado"))
    return carta


def _concluida(elenco: Elenco) -> Correspondencia:
    carta = _notificada(elenco)
    sentido = Tipo.objects.get(clave="peticion").sentidos.all()[0]
    return canalizacion.concluir(elenco.titular_unidad, carta.pk, sentido=sentido)


def _desechada(elenco: Elenco) -> Correspondencia:
    return canalizacion.desechar(
        elenco.titular_unidad,
        carta_nueva(elenco).pk,
        fundamento="Artículo 8: no es pacífica",
        aviso_al_peticionario="Por oficio",
    )


def _cancelada(elenco: Elenco) -> Correspondencia:
    carta = carta_nueva(elenco)
    return canalizacion.cancelar(
        elenco.analista, carta.pk, motivo=MotivoCancelacion.PRUEBA, explicacion="De prueba"
    )


def _reservada(elenco: Elenco) -> Correspondencia:
    return turnada(
        elenco,
        destino(elenco.a, enlaces=(elenco.enlace_a,)),
        tipo="denuncia",
        asunto="Denuncia desvío en la tesorería",
    )[0]


def _requerimiento(elenco: Elenco) -> Correspondencia:
    return clasificada(elenco, tipo="requerimiento_autoridad")


_SITUACIONES = {
    "recibida": _recibida,
    "recibida vencida": _recibida_vencida,
    "por turnar": clasificada,
    "requerimiento": _requerimiento,
    "por responder": _por_responder,
    "de conocimiento": _de_conocimiento,
    "por acusar": _por_acusar,
    "acusada": _acusada,
    "vencida en la dependencia": _vencida_en_la_dependencia,
    "por vencer": _por_vencer,
    "con tácito": _con_tacito,
    "remitida": _remitida,
    "respondida": lambda elenco: respondida(elenco)[0],
    "devuelta": _devuelta,
    "rechazada": _rechazada,
    "rechazada y reemplazada": _rechazada_y_reemplazada,
    "rechazada tres veces": _rechazada_tres_veces,
    "rechazo fuera de ventana": _rechazo_fuera_de_ventana,
    "retirada": _retirada,
    "atendida": lambda elenco: atendida(elenco)[0],
    "no localizada": _no_localizada,
    "notificada": _notificada,
    "anónima atendida": _anonima_atendida,
    "sin datos para notificar": _sin_datos_para_notificar,
    "concluida": _concluida,
    "desechada": _desechada,
    "cancelada": _cancelada,
    "reservada": _reservada,
}
