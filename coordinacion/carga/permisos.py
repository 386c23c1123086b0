"""Who may import, and how far."""

from coordinacion.carga.roles import CLASIFICAN, IMPORTAN, LEEN
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles


def puede_importar(actor: Usuario) -> bool:
    """Whether `actor` may bring a file in; whoever runs the command on the server, as SISTEMA."""
    return actor.es_sistema or papeles(actor).tiene(*IMPORTAN)


def puede_clasificar(actor: Usuario) -> bool:
    """Whether rows that went beyond reception may be written in the actor's name."""
    return actor.es_sistema or papeles(actor).tiene(*CLASIFICAN)


def puede_ver(actor: Usuario) -> bool:
    """Whether the page of imports is the actor's."""
    return papeles(actor).tiene(*IMPORTAN, *LEEN)
