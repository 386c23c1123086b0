"""concluir: the matter ends, with its outcome, and the petitioner told or the ground for not."""

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
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
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import EstadoTurno
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import sistema
from coordinacion.plazos.models import Desenlace


@transaction.atomic
def concluir(
    actor: Usuario, carta_id: int, *, sentido: Sentido, sin_notificacion: str = ""
) -> Correspondencia:
    """End the letter with `sentido`; `sin_notificacion` (a `SinNotificacion`) is the ground when
    nobody was told. Closes what is left. Raises as `bloquear`, or `DatoInvalido`.
    """
    carta = bloquear(actor, carta_id, Verbo.CONCLUIR)
    _validar(carta, sentido, sin_notificacion)
    ahora = reloj.ahora()
    cerrar_clasificar_y_canalizar(carta, ahora, Desenlace.CUMPLIDO)
    cerrar_respuesta(carta, ahora, _desenlace(sin_notificacion))
    for turno in carta.turnos.select_for_update().filter(estado=EstadoTurno.TURNADO):
        turno.correspondencia = carta
        retirar_por_sistema(sistema(), turno, "El asunto se concluyó.")
    carta.sentido = sentido
    carta.sin_notificacion = sin_notificacion if carta.notificada_en is None else ""
    carta.cerrada_en = ahora
    pasar(carta, Verbo.CONCLUIR)
    motivo = SinNotificacion(sin_notificacion).label if carta.sin_notificacion else ""
    asentar_carta(
        actor, Hecho.CORRESPONDENCIA_CONCLUIDA, carta, sentido=str(sentido), motivo=motivo
    )
    return carta


def _validar(carta: Correspondencia, sentido: Sentido, sin_notificacion: str) -> None:
    tipo = carta.tipo
    if tipo is not None and not tipo.sentidos.filter(pk=sentido.pk).exists():
        raise DatoInvalido({"sentido": f"El tipo «{tipo}» no admite ese sentido."})
    error = reglas.error_de_cierre(
        requiere_respuesta=tipo is None or tipo.requiere_respuesta,
        condicion=carta.condicion_remitente,
        resultados=carta.notificaciones.values_list("resultado", flat=True),
        motivo=sin_notificacion,
    )
    if error:
        raise DatoInvalido({"sin_notificacion": error})


def _desenlace(sin_notificacion: str) -> Desenlace:
    if sin_notificacion == SinNotificacion.NO_REQUIERE:
        return Desenlace.NO_DEBIDA
    return Desenlace.IMPOSIBLE_NOTIFICAR
