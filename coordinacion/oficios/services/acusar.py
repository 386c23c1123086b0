"""acusar: the recipient has it, and the stamp proves it."""

from datetime import datetime

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboOficio as Verbo
from coordinacion.oficios.models import Oficio
from coordinacion.oficios.services.comun import asentar_oficio, bloquear, exigir_momento
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def acusar(
    actor: Usuario,
    oficio_id: int,
    *,
    momento: datetime,
    recibio: str,
    acuse: Documento | None = None,
) -> Oficio:
    """Record who received it at `momento`, with the stamped sheet where it was digitised.

    Raises as `bloquear`, or `DatoInvalido`.
    """
    oficio = bloquear(actor, oficio_id, Verbo.ACUSAR)
    exigir_momento(momento, oficio.despachado_en, "al despacho")
    if not recibio.strip():
        raise DatoInvalido({"recibio": "Anote quién recibió."})
    oficio.acusado_en, oficio.recibio, oficio.acuse = momento, recibio, acuse
    oficio.acusar()
    oficio.save()
    asentar_oficio(actor, Hecho.OFICIO_ACUSADO, oficio, ocurrido_en=momento, recibio=recibio)
    return oficio
