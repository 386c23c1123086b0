"""What the turns of a letter do to it: it is answered, or it is left with nobody to answer."""

from collections.abc import Collection

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion import reglas
from coordinacion.canalizacion.models import PENDIENTES, Turno
from coordinacion.canalizacion.services.comun import (
    asentar_turno,
    avisar_a_la_institucion,
    cerrar_todos,
)
from coordinacion.canalizacion.services.efectos import dejar_retirado
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.opciones import ReglaCierre
from coordinacion.correspondencia.services.clasificar import abrir_canalizar
from coordinacion.correspondencia.services.comun import asentar_carta, avisar_de_la_carta
from coordinacion.correspondencia.services.estado import pasar
from coordinacion.correspondencia.services.responder import derivar_sentido
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia, EstadoTurno
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import personas_con_rol, sistema
from coordinacion.plazos.models import Desenlace

YA_TIENE_RESPUESTA = "El asunto ya tiene respuesta suficiente."
"""Why the turns that were still open are withdrawn."""
DECIDA_COMPETENCIA = "Decida a qué institución corresponde un asunto"
"""What the head of the unit is told when the refusals are too many."""


def situaciones(carta: Correspondencia) -> list[reglas.Situacion]:
    """Where each turn of the letter stands, for the pure rules."""
    filas = carta.turnos.values_list("estado", "caracter", "parte")
    return [reglas.Situacion(*fila) for fila in filas]


def revisar_carta(carta: Correspondencia) -> None:
    """After a turn moved: close the letter if its rule is met, or send it back to be routed.

    The caller holds the letter's lock.
    """
    if carta.estado != EstadoCorrespondencia.CANALIZADA:
        return
    turnos = situaciones(carta)
    if reglas.se_cierra(turnos, regla_de_cierre(carta)):
        _registrar_atencion(carta)
    elif not reglas.tiene_responsable(turnos):
        _por_turnar_de_nuevo(carta)
        _pasar_a_la_titular(carta, turnos)


def regla_de_cierre(carta: Correspondencia) -> str:
    """When the answers are enough, by the letter's topic."""
    return carta.tema.regla_cierre if carta.tema else ReglaCierre.TODAS


def _registrar_atencion(carta: Correspondencia) -> None:
    """registrar_atencion: by SISTEMA, when the topic's closing rule is met."""
    ahora = reloj.ahora()
    actor = sistema()
    abiertos = carta.turnos.filter(estado__in=[*PENDIENTES, EstadoTurno.RESPONDIDO])
    for turno in abiertos.exclude(parte=""):
        retirar_por_sistema(actor, turno, YA_TIENE_RESPUESTA)
    carta.atendida_en = ahora
    derivar_sentido(carta)
    pasar(carta, Verbo.REGISTRAR_ATENCION)
    asentar_carta(actor, Hecho.CORRESPONDENCIA_ATENDIDA, carta, sentido=str(carta.sentido or ""))


def retirar_por_sistema(actor: Usuario, turno: Turno, motivo: str) -> None:
    """Withdraw a turn that the end of its letter left without purpose."""
    cerrar_todos(turno, en=reloj.ahora(), desenlace=Desenlace.RETIRADO)
    dejar_retirado(turno, motivo)
    turno.save()
    asentar_turno(actor, Hecho.TURNO_RETIRADO, turno, motivo=motivo)


def retirar_los_vivos(carta: Correspondencia, motivo: str) -> None:
    """Withdraw every turn that is not over, because its letter is, and tell each institution."""
    abiertos = carta.turnos.vivos().exclude(estado=EstadoTurno.ATENDIDO)
    for turno in abiertos.select_related("institucion").select_for_update(of=("self",)):
        turno.correspondencia = carta
        retirar_por_sistema(sistema(), turno, motivo)
        avisar_a_la_institucion(turno, "retirado", EstadoTurno.RETIRADO.label)


def _por_turnar_de_nuevo(carta: Correspondencia) -> None:
    """Nobody answers for the letter: the unit's clock to route it starts again."""
    if carta.plazo_canalizar is not None and carta.plazo_canalizar.cerrado_en is None:
        return
    abrir_canalizar(carta, reloj.ahora())
    carta.save(update_fields=["plazo_canalizar"])


def _pasar_a_la_titular(carta: Correspondencia, turnos: Collection[reglas.Situacion]) -> None:
    """Refused too often: from here only the head routes it, until she does."""
    if carta.decide_titular or not reglas.decide_la_titular(turnos):
        return
    carta.decide_titular = True
    carta.save(update_fields=["decide_titular"])
    rechazos = reglas.rechazos(turnos)
    asentar_carta(sistema(), Hecho.CORRESPONDENCIA_A_DECISION, carta, rechazos=rechazos)
    titulares = [persona.pk for persona in personas_con_rol(Rol.TITULAR_UNIDAD)]
    avisar_de_la_carta(carta, "a-decision", DECIDA_COMPETENCIA, titulares)
