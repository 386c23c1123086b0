"""tomar_conocimiento, and with it what its petitioner no longer needs."""

from django.db import transaction

from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.lenguas import services as lenguas
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import sistema

DE_CONOCIMIENTO = "El asunto quedó de conocimiento: no lleva respuesta."
"""Why its open language supports are cancelled."""


@transaction.atomic
def tomar_conocimiento(actor: Usuario, carta_id: int) -> Correspondencia:
    """The letter's verb of that name; its open supports are cancelled. Raises as it."""
    carta = correspondencia.tomar_conocimiento(actor, carta_id)
    lenguas.cancelar_los_de(sistema(), carta, DE_CONOCIMIENTO)
    return carta
