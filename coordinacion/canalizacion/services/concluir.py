"""concluir: the matter ends, with its outcome, and the petitioner told or the ground for not."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion.services.acumular import (
    exigir_intentos_en_acumuladas,
    llevar_a_las_acumuladas,
)
from coordinacion.canalizacion.services.demora import asentar_demora
from coordinacion.canalizacion.services.estado import retirar_por_sistema
from coordinacion.correspondencia import reglas
from coordinacion.correspondencia.models import Correspondencia, Sentido
from coordinacion.correspondencia.opciones import SinNotificacion
from coordinacion.correspondencia.services.comun import (
    asentar_carta,
    bloquear,
    cerrar_clasificar_y_canalizar,
    cerrar_respuesta,
)
from coordinacion.correspondencia.services.estado import pasar
from coordinacion.lenguas import services as lenguas
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import EstadoTurno
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import sistema
from coordinacion.plazos.models import Desenlace

SE_CONCLUYO = "El asunto se concluyó."
"""Why the turns that nobody acknowledged are withdrawn."""


@transaction.atomic
def concluir(
    actor: Usuario,
    carta_id: int,
    *,
    sentido: Sentido,
    sin_notificacion: str = "",
    sin_apoyo: str = "",
) -> Correspondencia:
    """End the letter with `sentido`; `sin_notificacion` (a `SinNotificacion`) is the ground when
    nobody was told, and `sin_apoyo` why it goes without the interpreter or the translation still
    owed, which is cancelled. Closes what is left, and names who made it late. Raises as
    `bloquear`, or `DatoInvalido`.
    """
    carta = bloquear(actor, carta_id, Verbo.CONCLUIR)
    _validar(carta, sentido, sin_notificacion)
    exigir_intentos_en_acumuladas(carta)
    lenguas.exigir_apoyo(actor, carta, sin_apoyo)
    ahora = reloj.ahora()
    cerrar_clasificar_y_canalizar(carta, ahora, Desenlace.CUMPLIDO)
    cerrar_respuesta(carta, ahora, desenlace_de(sin_notificacion))
    for turno in carta.turnos.select_for_update().filter(estado=EstadoTurno.TURNADO):
        turno.correspondencia = carta
        retirar_por_sistema(sistema(), turno, SE_CONCLUYO)
    dejar_por_concluir(carta, sentido, sin_notificacion, ahora)
    pasar(carta, Verbo.CONCLUIR)
    asentar_carta(actor, Hecho.CORRESPONDENCIA_CONCLUIDA, carta, **lo_concluido(carta, sin_apoyo))
    asentar_demora(carta)
    llevar_a_las_acumuladas(actor, carta)
    return carta


def dejar_por_concluir(
    carta: Correspondencia, sentido: Sentido, sin_notificacion: str, en: datetime
) -> None:
    """How the letter ends at `en`; the caller moves it."""
    carta.sentido = sentido
    carta.sin_notificacion = sin_notificacion if carta.notificada_en is None else ""
    carta.cerrada_en = en


def lo_concluido(carta: Correspondencia, sin_apoyo: str = "") -> dict[str, Any]:
    """What the log says of the conclusion, and why it went without a language support."""
    motivo = SinNotificacion(carta.sin_notificacion).label if carta.sin_notificacion else ""
    datos = {"sentido": str(carta.sentido), "motivo": motivo}
    return datos | ({"sin_apoyo": sin_apoyo} if sin_apoyo else {})


def _validar(carta: Correspondencia, sentido: Sentido, sin_notificacion: str) -> None:
    tipo = carta.tipo
    if tipo is not None and not tipo.sentidos.filter(pk=sentido.pk).exists():
        raise DatoInvalido({"sentido": f"El tipo «{tipo}» no admite ese sentido."})
    resultados = carta.intentos_que_cuentan().values_list("resultado", flat=True)
    exigir_cierre(carta, resultados, sin_notificacion)


def exigir_cierre(carta: Correspondencia, resultados: Iterable[str], sin_notificacion: str) -> None:
    """Raise `DatoInvalido` unless the petitioner was told, or the ground for not is borne out by
    the `resultados` of the attempts."""
    tipo = carta.tipo
    error = reglas.error_de_cierre(
        requiere_respuesta=tipo is None or tipo.requiere_respuesta,
        condicion=carta.condicion_remitente,
        resultados=resultados,
        motivo=sin_notificacion,
    )
    if error:
        raise DatoInvalido({"sin_notificacion": error})


def desenlace_de(sin_notificacion: str) -> Desenlace:
    """How RESPUESTA ends when nobody was told."""
    if sin_notificacion == SinNotificacion.NO_REQUIERE:
        return Desenlace.NO_DEBIDA
    return Desenlace.IMPOSIBLE_NOTIFICAR
