"""What the verbs of an operation need, read from the plain values that it was kept with."""

from coordinacion.operaciones.models import Operacion
from coordinacion.organizacion.models import Usuario


def quien(operacion: Operacion) -> Usuario:
    """The owner as of now, with no memory of the roles held before."""
    return Usuario.objects.get(pk=operacion.actor_id)
