"""Who works with what came in by mail."""

from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles

ATIENDEN = frozenset({Rol.OFICIALIA})


def puede_atender(actor: Usuario) -> bool:
    """Whether `actor` reads the tray and decides what each mail is."""
    return papeles(actor).tiene(*ATIENDEN)
