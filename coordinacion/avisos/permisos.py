"""Who looks after the outgoing mail."""

from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles


def puede_ver_el_correo(actor: Usuario) -> bool:
    """Only the role `administracion` of the unit."""
    return papeles(actor).tiene(Rol.ADMINISTRACION)
