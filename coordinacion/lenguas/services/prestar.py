"""prestar: the interpreter interpreted, or the translation is in hand."""

from datetime import datetime

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.correspondencia.services.comun import analistas_de
from coordinacion.documentos.models import Documento
from coordinacion.lenguas.models import ApoyoLinguistico
from coordinacion.lenguas.services.comun import (
    asentar_apoyo,
    avisar_del_apoyo,
    bloquear,
    terminar,
)
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import EstadoApoyo
from coordinacion.nucleo.etiquetas import VerboApoyo as Verbo
from coordinacion.nucleo.exigencias import no_futuro
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.models import Desenlace


@transaction.atomic
def prestar(
    actor: Usuario,
    apoyo_id: int,
    *,
    momento: datetime,
    observaciones: str = "",
    documento: Documento | None = None,
) -> ApoyoLinguistico:
    """It was given at `momento`, and its clock stops there; `documento`, of the letter, is the
    translation or what proves it. Raises as `bloquear`, or `DatoInvalido`.
    """
    apoyo = bloquear(actor, apoyo_id, Verbo.PRESTAR)
    no_futuro("momento", momento)
    if momento < reloj.minuto(apoyo.solicitado_en):
        raise DatoInvalido({"momento": "Es anterior a la solicitud del apoyo."})
    if documento is not None and documento.asunto_id != apoyo.carta_id:
        raise DatoInvalido({"documento": "Ese documento no es del asunto."})
    apoyo.observaciones, apoyo.documento = observaciones, documento
    terminar(apoyo, momento, Desenlace.CUMPLIDO)
    apoyo.prestar()
    apoyo.save()
    asentar_apoyo(
        actor, Hecho.APOYO_PRESTADO, apoyo, ocurrido_en=momento, observaciones=observaciones
    )
    titulo = f"{EstadoApoyo.PRESTADO.label}: {apoyo.get_clase_display().lower()}"
    avisar_del_apoyo(actor, apoyo, "prestado", titulo, analistas_de(apoyo.carta))
    return apoyo
