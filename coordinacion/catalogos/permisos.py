"""Who keeps the catalogues."""

from django.contrib.auth.models import AnonymousUser

from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles


def puede_administrar(actor: Usuario | AnonymousUser) -> bool:
    """Only the role `administracion` of the unit."""
    return papeles(actor).tiene(Rol.ADMINISTRACION)


def puede_validar(actor: Usuario | AnonymousUser) -> bool:
    """Term rules may also be read and confirmed by the head of the unit."""
    return papeles(actor).tiene(Rol.ADMINISTRACION, Rol.TITULAR_UNIDAD)
