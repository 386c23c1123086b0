"""despachar: the oficio left the unit."""

from datetime import datetime

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo.etiquetas import VerboOficio as Verbo
from coordinacion.oficios.models import Oficio
from coordinacion.oficios.services.comun import asentar_oficio, bloquear, exigir_momento
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def despachar(
    actor: Usuario, oficio_id: int, *, momento: datetime, medio: str, guia: str = ""
) -> Oficio:
    """Record that it was sent at `momento`. Raises as `bloquear`, or `DatoInvalido`."""
    oficio = bloquear(actor, oficio_id, Verbo.DESPACHAR)
    exigir_momento(momento, oficio.firmado_en, "a la firma")
    oficio.despachado_en, oficio.medio, oficio.guia = momento, medio, guia
    oficio.despachar()
    oficio.save()
    asentar_oficio(
        actor,
        Hecho.OFICIO_DESPACHADO,
        oficio,
        ocurrido_en=momento,
        medio=oficio.get_medio_display().lower(),
    )
    return oficio
