"""What the unit does with the answers, in memory, and how the letter ends."""

from itertools import takewhile

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Acuse
from coordinacion.canalizacion.selectors.tiempos import medir, termino_tarde
from coordinacion.canalizacion.services.cancelar import dejar_por_cancelar, motivo_en_palabras
from coordinacion.canalizacion.services.comun import PorCuenta
from coordinacion.canalizacion.services.concluir import (
    SE_CONCLUYO,
    dejar_por_concluir,
    desenlace_de,
    exigir_cierre,
    lo_concluido,
)
from coordinacion.canalizacion.services.demora import la_demora
from coordinacion.canalizacion.services.efectos import dejar_aceptado, dejar_devuelto
from coordinacion.canalizacion.services.en_memoria.expediente import (
    Expediente,
    asentar_turno,
    avisar_a_la_institucion,
    retirar_sin_avisar,
    revisar_carta,
)
from coordinacion.canalizacion.services.relojes import apertura_de, tope_de
from coordinacion.correspondencia.models import Sentido
from coordinacion.correspondencia.opciones import MotivoCancelacion
from coordinacion.correspondencia.services import en_memoria as de_carta
from coordinacion.correspondencia.services.en_memoria import Taller, asentar_carta
from coordinacion.correspondencia.services.estado import mover
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoTurno
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.models import ClasePlazo, Desenlace, Plazo


def aceptar_en_memoria(
    taller: Taller,
    actor: Usuario,
    expediente: Expediente,
    turno: Turno,
    acuse: PorCuenta | None = None,
) -> None:
    """`aceptar`: an answer, or with `acuse` a remission."""
    if acuse is not None:
        turno.acuse = Acuse.PAPEL
        turno.acusado_en = acuse.momento
    if turno.pk in expediente.resueltos:
        de_carta.fijar_sentidos(expediente.vida, expediente.resueltos[turno.pk])
    dejar_aceptado(turno, acuse.momento if acuse else reloj.ahora())
    asentar_turno(taller, actor, Hecho.TURNO_ACEPTADO, turno, ocurrido_en=turno.atendido_en)
    revisar_carta(taller, expediente)


def devolver_en_memoria(taller: Taller, actor: Usuario, turno: Turno, *, complemento: str) -> None:
    """`devolver`, with the rule's term."""
    dejar_devuelto(turno, complemento)
    turno.plazo_respuesta = taller.relojes.abrir(
        apertura_de(
            turno,
            ClasePlazo.RESPUESTA_TURNO,
            reloj.ahora(),
            tope=tope_de(turno.correspondencia),
        )
    )
    asentar_turno(taller, actor, Hecho.TURNO_DEVUELTO, turno, motivo=complemento)
    avisar_a_la_institucion(
        taller, turno, f"devuelto:{turno.vueltas}", "Turno devuelto para complementar"
    )


def retirar_en_memoria(
    taller: Taller, actor: Usuario, expediente: Expediente, turno: Turno, *, motivo: str
) -> None:
    """`retirar`."""
    retirar_sin_avisar(taller, actor, turno, motivo)
    avisar_a_la_institucion(taller, turno, "retirado", EstadoTurno.RETIRADO.label)
    revisar_carta(taller, expediente)


def cancelar_en_memoria(
    taller: Taller,
    actor: Usuario,
    expediente: Expediente,
    *,
    motivo: MotivoCancelacion,
    explicacion: str,
) -> None:
    """`cancelar`, of a letter with no live turn."""
    carta, ahora = expediente.carta, reloj.ahora()
    de_carta.cerrar_los_de_la_carta(taller, carta, ahora, Desenlace.TERMINADA, Desenlace.TERMINADA)
    dejar_por_cancelar(carta, motivo, explicacion, None, ahora)
    mover(carta, Verbo.CANCELAR)
    motivo_dicho = motivo_en_palabras(carta)
    asentar_carta(taller, actor, Hecho.CORRESPONDENCIA_CANCELADA, carta, motivo=motivo_dicho)


def concluir_en_memoria(
    taller: Taller,
    actor: Usuario,
    expediente: Expediente,
    *,
    sentido: Sentido,
    sin_notificacion: str = "",
) -> None:
    """`concluir`, with an outcome that the type admits."""
    carta, ahora = expediente.carta, reloj.ahora()
    resultados = [intento.resultado for intento in expediente.vida.notificaciones]
    exigir_cierre(carta, resultados, sin_notificacion)
    de_carta.cerrar_los_de_la_carta(
        taller, carta, ahora, Desenlace.CUMPLIDO, desenlace_de(sin_notificacion)
    )
    for turno in expediente.turnos:
        if turno.estado == EstadoTurno.TURNADO:
            retirar_sin_avisar(taller, taller.sistema, turno, SE_CONCLUYO)
    dejar_por_concluir(carta, sentido, sin_notificacion, ahora)
    mover(carta, Verbo.CONCLUIR)
    asentar_carta(taller, actor, Hecho.CORRESPONDENCIA_CONCLUIDA, carta, **lo_concluido(carta))
    _asentar_demora(taller, expediente)


def _asentar_demora(taller: Taller, expediente: Expediente) -> None:
    """As `demora.asentar_demora`; a life's clocks are the last that were noted."""
    carta = expediente.carta
    if not termino_tarde(carta.plazo_respuesta):
        return
    ultimos = reversed(taller.cuaderno.filas[Plazo])
    suyos = sorted(
        takewhile(lambda plazo: plazo.asunto_id == carta.pk, ultimos),
        key=lambda plazo: (plazo.desde, plazo.pk),
    )
    demora = medir(carta, expediente.turnos, suyos, [], taller.relojes.catalogo).demora
    if demora is not None:
        hecho = Hecho.CORRESPONDENCIA_FUERA_DE_TERMINO
        taller.asentar(taller.sistema, hecho, **la_demora(carta, demora))
