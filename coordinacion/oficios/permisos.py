"""Who may run each verb of an oficio. Whether its state admits the verb is another question."""

from coordinacion.nucleo.etiquetas import VerboOficio as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles

QUIEN: dict[Verbo, frozenset[Rol]] = {
    Verbo.ELABORAR: frozenset({Rol.OFICIALIA, Rol.ANALISTA}),
    Verbo.EDITAR: frozenset({Rol.OFICIALIA, Rol.ANALISTA}),
    Verbo.ENVIAR_A_FIRMA: frozenset({Rol.ANALISTA}),
    Verbo.DEVOLVER: frozenset({Rol.ANALISTA, Rol.TITULAR_UNIDAD}),
    Verbo.FIRMAR: frozenset({Rol.TITULAR_UNIDAD}),
    Verbo.DESPACHAR: frozenset({Rol.OFICIALIA}),
    Verbo.ACUSAR: frozenset({Rol.OFICIALIA}),
    Verbo.CANCELAR: frozenset({Rol.ANALISTA, Rol.TITULAR_UNIDAD}),
}
"""Roles at the unit that run each verb."""


def puede(actor: Usuario, verbo: Verbo) -> bool:
    """Whether `actor` holds what `verbo` asks for; closed for every verb not listed."""
    return papeles(actor).tiene(*QUIEN.get(verbo, ()))
