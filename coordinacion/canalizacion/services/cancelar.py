"""cancelar: the record should not have existed. Its folio stays taken and listed."""

from datetime import datetime

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion.services.acumular import exigir_sin_acumuladas
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.opciones import MotivoCancelacion
from coordinacion.correspondencia.services.comun import (
    asentar_carta,
    bloquear,
    cerrar_clasificar_y_canalizar,
    cerrar_respuesta,
)
from coordinacion.correspondencia.services.estado import pasar
from coordinacion.lenguas import services as lenguas
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import sistema
from coordinacion.plazos.models import Desenlace

SE_CANCELO = "El registro del asunto se canceló."
"""Why its open language supports are cancelled."""


@transaction.atomic
def cancelar(
    actor: Usuario,
    carta_id: int,
    *,
    motivo: MotivoCancelacion,
    explicacion: str,
    duplicado_de: Correspondencia | None = None,
) -> Correspondencia:
    """Cancel a letter that has no live turn; closes every clock.

    Raises as `bloquear`, `EstadoNoAdmite` with a live turn, or `DatoInvalido`.
    """
    carta = bloquear(actor, carta_id, Verbo.CANCELAR)
    if carta.turnos.vivos().exists():
        raise EstadoNoAdmite(
            f"El asunto {carta.folio} tiene turnos vivos: retírelos antes de cancelarlo."
        )
    exigir_sin_acumuladas(carta)
    if motivo == MotivoCancelacion.DUPLICADO and duplicado_de in (None, carta):
        raise DatoInvalido({"duplicado_de": "Anote el folio del asunto que se repite."})
    if motivo != MotivoCancelacion.DUPLICADO and not explicacion.strip():
        raise DatoInvalido({"explicacion": "Explique por qué se cancela."})
    ahora = reloj.ahora()
    cerrar_clasificar_y_canalizar(carta, ahora, Desenlace.TERMINADA)
    cerrar_respuesta(carta, ahora, Desenlace.TERMINADA)
    lenguas.cancelar_los_de(sistema(), carta, SE_CANCELO)
    dejar_por_cancelar(carta, motivo, explicacion, duplicado_de, ahora)
    pasar(carta, Verbo.CANCELAR)
    asentar_carta(actor, Hecho.CORRESPONDENCIA_CANCELADA, carta, motivo=motivo_en_palabras(carta))
    return carta


def dejar_por_cancelar(
    carta: Correspondencia,
    motivo: MotivoCancelacion,
    explicacion: str,
    duplicado_de: Correspondencia | None,
    en: datetime,
) -> None:
    """Why the record should not have existed, since `en`; the caller moves it."""
    carta.motivo_cancelacion = motivo
    carta.duplicado_de = duplicado_de if motivo == MotivoCancelacion.DUPLICADO else None
    carta.fundamento_cierre = explicacion
    carta.cerrada_en = en


def motivo_en_palabras(carta: Correspondencia) -> str:
    """What the log says of the cancellation."""
    motivo = MotivoCancelacion(carta.motivo_cancelacion).label
    detalle = f" de {carta.duplicado_de.folio}" if carta.duplicado_de else ""
    return f"{motivo}{detalle}. {carta.fundamento_cierre}".strip()
