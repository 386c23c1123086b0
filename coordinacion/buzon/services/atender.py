"""descartar_correo and recuperar_correo: what is set aside, and what comes back."""

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.buzon.models import CorreoRecibido
from coordinacion.buzon.services.comun import bloquear, guardar_decision
from coordinacion.nucleo.etiquetas import VerboBuzon as Verbo
from coordinacion.nucleo.exigencias import exigir_motivo
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def descartar_correo(actor: Usuario, correo_id: int, *, motivo: str) -> CorreoRecibido:
    """Set it aside for `motivo`; what it brought stays. Raises as `bloquear`, or `DatoInvalido`."""
    correo = bloquear(actor, correo_id, Verbo.DESCARTAR)
    exigir_motivo(motivo)
    correo.descartar_correo()
    guardar_decision(actor, correo, Hecho.CORREO_DESCARTADO, motivo)
    return correo


@transaction.atomic
def recuperar_correo(actor: Usuario, correo_id: int) -> CorreoRecibido:
    """Bring back to the tray what a person or a rule set aside. Raises as `bloquear`."""
    correo = bloquear(actor, correo_id, Verbo.RECUPERAR)
    correo.recuperar_correo()
    guardar_decision(actor, correo, Hecho.CORREO_RECUPERADO)
    return correo
