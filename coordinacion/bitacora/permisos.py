"""Who may do what to the log besides writing it."""

from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles


def puede_suprimir_datos(actor: Usuario) -> bool:
    """Only the head of the unit decides that personal data are erased."""
    return papeles(actor).tiene(Rol.TITULAR_UNIDAD)
