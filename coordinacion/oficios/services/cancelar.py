"""cancelar: the oficio will not be sent; its number stays taken and listed."""

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import VerboOficio as Verbo
from coordinacion.nucleo.exigencias import exigir_motivo
from coordinacion.oficios.models import Oficio
from coordinacion.oficios.services.comun import asentar_oficio, bloquear
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def cancelar(actor: Usuario, oficio_id: int, *, motivo: str) -> Oficio:
    """Cancel it for `motivo`. Raises as `bloquear`, or `DatoInvalido`."""
    oficio = bloquear(actor, oficio_id, Verbo.CANCELAR)
    exigir_motivo(motivo)
    oficio.cancelado_en, oficio.motivo = reloj.ahora(), motivo
    oficio.cancelar()
    oficio.save()
    asentar_oficio(actor, Hecho.OFICIO_CANCELADO, oficio, motivo=motivo)
    return oficio
