"""Who may bring in a table of aspects susceptible of improvement, and who may see them."""

from coordinacion.acuerdos.roles import IMPORTAN_ASM, LEEN_ASM
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles


def puede_importar(actor: Usuario) -> bool:
    """Whether `actor` may bring a table in; whoever runs the command on the server, as SISTEMA."""
    return actor.es_sistema or papeles(actor).tiene(*IMPORTAN_ASM)


def puede_ver(actor: Usuario) -> bool:
    """Whether the pages of the tables are the actor's."""
    return papeles(actor).tiene(*LEEN_ASM)
