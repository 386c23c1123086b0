"""Verbs over many records: each row runs the real verb, with what its owner may do that moment.

An operation advances a while at a time, so that one of thousands of rows does not keep the watch
or the mail waiting. Any number of workers may be at the same one.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from coordinacion.archivo import services as archivo
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.services.clasificar_y_turnar import clasificar_y_turnar
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.reglas import motivo_que_consta
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, SinPermiso
from coordinacion.nucleo.etiquetas import VerboEnBloque as Verbo
from coordinacion.operaciones import services
from coordinacion.operaciones.models import Operacion, Renglon
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles
from workflows import asignacion, bloque_archivos, motor
from workflows import bloque_datos as datos

LOTE = 25
"""Rows read at once; after each batch the counts are written down."""
RATO = timedelta(seconds=15)
"""How long one worker stays at one operation before it lets others pass."""

Uno = Callable[[Usuario, int], str]
"""Does one record, by its key, and returns what to say of it."""


def _acusar(_: Operacion) -> Uno:
    def uno(actor: Usuario, turno_id: int) -> str:
        canalizacion.acusar(actor, turno_id)
        return ""

    return uno


def _asignar(operacion: Operacion) -> Uno:
    a_quien = datos.asignacion(operacion)

    def uno(actor: Usuario, turno_id: int) -> str:
        canalizacion.asignar(actor, turno_id, **a_quien)
        return ""

    return uno


def _turnar(operacion: Operacion) -> Uno:
    envios, clasificacion = datos.envios(operacion), datos.clasificacion(operacion)
    confirmado = operacion.parametros["confirmado"]

    def uno(actor: Usuario, carta_id: int) -> str:
        turnos = motor.de_carta(
            clasificar_y_turnar, actor, carta_id, clasificacion, envios, confirmado=confirmado
        )
        return "" if len(turnos) == 1 else f"{len(turnos)} turnos."

    return uno


def _acumular(operacion: Operacion) -> Uno:
    principal_id = operacion.parametros["principal"]

    def uno(actor: Usuario, carta_id: int) -> str:
        if carta_id == principal_id:
            return "Es el asunto principal."
        motor.de_carta(canalizacion.acumular, actor, carta_id, principal_id=principal_id)
        return ""

    return uno


def _concluir(operacion: Operacion) -> Uno:
    elegido = datos.sentido(operacion)

    def uno(actor: Usuario, carta_id: int) -> str:
        carta = Correspondencia.objects.visibles_para(actor).get(pk=carta_id)
        sentido = carta.sentido or elegido
        if sentido is None:
            raise DatoInvalido("Sus puntos no dan un solo sentido: elíjalo en el asunto.")
        motivo = operacion.parametros["sin_notificacion"] or motivo_que_consta(carta)
        motor.de_carta(archivo.concluir, actor, carta_id, sentido=sentido, sin_notificacion=motivo)
        return f"{sentido}."

    return uno


def _archivar(operacion: Operacion) -> Uno:
    expediente = datos.expediente(operacion)

    def uno(actor: Usuario, carta_id: int) -> str:
        motor.de_carta(archivo.archivar, actor, carta_id, expediente=expediente)
        return ""

    return uno


def _reasignar(operacion: Operacion) -> Uno:
    persona = datos.persona(operacion)
    de_turnos = operacion.parametros["de_turnos"]

    def uno(actor: Usuario, registro_id: int) -> str:
        carta_id = datos.carta_del_turno(actor, registro_id) if de_turnos else registro_id
        asignacion.reasignar(actor, carta_id, persona)
        return ""

    return uno


_PREPARAN: Mapping[str, Callable[[Operacion], Uno]] = {
    Verbo.ACUSAR: _acusar,
    Verbo.ASIGNAR: _asignar,
    Verbo.CLASIFICAR_Y_TURNAR: _turnar,
    Verbo.TURNAR: _turnar,
    Verbo.ACUMULAR: _acumular,
    Verbo.CONCLUIR: _concluir,
    Verbo.ARCHIVAR: _archivar,
    Verbo.REASIGNAR: _reasignar,
}
"""Each reads once what its verb needs, and returns what does one record."""

CLASES = (*_PREPARAN, *bloque_archivos.CLASES)
"""The operations that are carried out here."""


def avanzar(operacion_id: int, *, rato: timedelta = RATO) -> bool:
    """Work a while on an operation; whether there is more to do. Harmless when repeated."""
    operacion = services.empezar(operacion_id)
    if operacion is None:
        return False
    if operacion.clase in bloque_archivos.CLASES:
        bloque_archivos.hacer(operacion)
        return False
    uno = _PREPARAN[operacion.clase](operacion)
    hasta = reloj.ahora() + rato
    while reloj.ahora() < hasta and _avanzar_lote(operacion, uno, hasta):
        pass
    return not services.terminar(operacion_id) and reloj.ahora() >= hasta


def _avanzar_lote(operacion: Operacion, uno: Uno, hasta: datetime) -> bool:
    """Do the next rows until `hasta`; False when none was left that this worker could do."""
    hizo = False
    for pk in services.pendientes(operacion.pk, LOTE):
        if reloj.ahora() >= hasta:
            break
        resultado = services.atender(pk, lambda renglon: _hacer(operacion, renglon, uno))
        hizo = hizo or resultado is not None
    services.contar(operacion.pk)
    return hizo


def _hacer(operacion: Operacion, renglon: Renglon, uno: Uno) -> str:
    """The owner is read again for each row: who lost the role half-way does no more."""
    actor = datos.quien(operacion)
    suyos = papeles(actor)
    if not suyos.unidad and not suyos.por_institucion:
        raise SinPermiso("Quien la pidió ya no tiene un papel vigente.")
    return uno(actor, renglon.registro_id or 0)
