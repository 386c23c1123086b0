"""cerrar: no more letters go into a file; volver_a_abrir: they do again, and the log says why."""

from django.db import transaction

from coordinacion.archivo.models import Expediente
from coordinacion.archivo.services.comun import asentar_expediente, bloquear
from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import VerboExpediente as Verbo
from coordinacion.nucleo.exigencias import exigir_motivo
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def cerrar(actor: Usuario, expediente_id: int) -> Expediente:
    """Close it today. Raises as `bloquear`."""
    expediente = bloquear(actor, expediente_id, Verbo.CERRAR)
    expediente.cerrado_en = reloj.ahora()
    expediente.cerrar_expediente()
    expediente.save()
    asentar_expediente(actor, Hecho.EXPEDIENTE_CERRADO, expediente)
    return expediente


@transaction.atomic
def volver_a_abrir(actor: Usuario, expediente_id: int, *, motivo: str) -> Expediente:
    """Open it again for `motivo`. Raises as `bloquear`, or `DatoInvalido`."""
    expediente = bloquear(actor, expediente_id, Verbo.VOLVER_A_ABRIR)
    exigir_motivo(motivo)
    expediente.cerrado_en = None
    expediente.volver_a_abrir()
    expediente.save()
    asentar_expediente(actor, Hecho.EXPEDIENTE_REABIERTO, expediente, motivo=motivo)
    return expediente
