"""sesionar: one of its sessions was held; it is run with the session, never alone."""

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo.etiquetas import VerboMesa as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Mesa, Reunion
from coordinacion.vinculacion.services.comun import asentar_mesa, bloquear_mesa


@transaction.atomic
def sesionar(actor: Usuario, mesa_id: int, sesion: Reunion) -> Mesa:
    """The table is in sessions since the first one that was held. Raises as `bloquear_mesa`."""
    mesa = bloquear_mesa(actor, mesa_id, Verbo.SESIONAR)
    mesa.sesionar()
    mesa.save()
    asentar_mesa(
        actor,
        Hecho.MESA_EN_SESIONES,
        mesa,
        ocurrido_en=sesion.celebrada_en,
        reunion=sesion.folio,
    )
    return mesa
