"""devolver: what was to be signed goes back to be written again, with its number."""

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboOficio as Verbo
from coordinacion.oficios.models import Oficio
from coordinacion.oficios.services.comun import asentar_oficio, bloquear
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def devolver(actor: Usuario, oficio_id: int, *, motivo: str) -> Oficio:
    """Give the oficio back to whoever writes it. Raises as `bloquear`, or `DatoInvalido`."""
    oficio = bloquear(actor, oficio_id, Verbo.DEVOLVER)
    if not motivo.strip():
        raise DatoInvalido({"motivo": "Indique qué debe corregirse."})
    oficio.motivo = motivo
    oficio.devolver()
    oficio.save()
    asentar_oficio(actor, Hecho.OFICIO_DEVUELTO, oficio, motivo=motivo)
    return oficio
