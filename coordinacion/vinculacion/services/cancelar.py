"""cancelar: it will not be held."""

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo.etiquetas import VerboReunion as Verbo
from coordinacion.nucleo.exigencias import exigir_motivo
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Reunion
from coordinacion.vinculacion.services.comun import (
    asentar_reunion,
    avisar_a_convocadas,
    avisar_de_reunion,
    bloquear_reunion,
)


@transaction.atomic
def cancelar(actor: Usuario, reunion_id: int, *, motivo: str) -> Reunion:
    """Cancel it for `motivo`; who was called is told. Raises as `bloquear_reunion`, or
    `DatoInvalido`."""
    reunion = bloquear_reunion(actor, reunion_id, Verbo.CANCELAR)
    exigir_motivo(motivo)
    reunion.motivo = motivo
    reunion.cancelar()
    reunion.save()
    asentar_reunion(actor, Hecho.REUNION_CANCELADA, reunion, motivo=motivo)
    titulo = "Se canceló la reunión"
    if reunion.convocada_en is not None:
        avisar_a_convocadas(actor, reunion, "cancelada", titulo)
    elif reunion.responsable_id != actor.pk:
        avisar_de_reunion(reunion, "cancelada", titulo, [reunion.responsable_id])
    return reunion
