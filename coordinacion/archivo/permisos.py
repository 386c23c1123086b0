"""Who may run each verb of a file. Whether its state admits the verb is another question."""

from coordinacion.nucleo.etiquetas import VerboExpediente as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles

QUIEN: dict[Verbo, frozenset[Rol]] = {
    Verbo.ABRIR: frozenset({Rol.ARCHIVO}),
    Verbo.EDITAR: frozenset({Rol.ARCHIVO}),
    Verbo.CERRAR: frozenset({Rol.ARCHIVO}),
    Verbo.VOLVER_A_ABRIR: frozenset({Rol.ARCHIVO}),
    Verbo.PROPONER: frozenset({Rol.ANALISTA, Rol.TITULAR_UNIDAD}),
    Verbo.TRASLADAR: frozenset({Rol.ARCHIVO}),
}
"""Roles at the unit that run each verb; to archive a letter is a verb of the letter."""


def puede(actor: Usuario, verbo: Verbo) -> bool:
    """Whether `actor` holds what `verbo` asks for; closed for every verb not listed."""
    return papeles(actor).tiene(*QUIEN.get(verbo, ()))
