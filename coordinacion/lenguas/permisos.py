"""Who may run each verb of a language support. Whether its state admits the verb is another
question."""

from coordinacion.lenguas.models import ApoyoLinguistico
from coordinacion.nucleo.etiquetas import VerboApoyo as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles

QUIEN: dict[Verbo, frozenset[Rol]] = {
    Verbo.SOLICITAR: frozenset({Rol.ANALISTA}),
    Verbo.ASIGNAR: frozenset({Rol.ANALISTA, Rol.TITULAR_UNIDAD}),
    Verbo.PRESTAR: frozenset({Rol.ANALISTA}),
    Verbo.NO_DISPONIBLE: frozenset({Rol.ANALISTA}),
    Verbo.CANCELAR: frozenset({Rol.ANALISTA}),
}
"""Roles at the unit that run each verb."""
DE_QUIEN_LO_TIENE = frozenset({Verbo.PRESTAR, Verbo.NO_DISPONIBLE})
"""Verbs that the person of the unit who has it runs too, whatever her role."""
ASIGNABLES = (Rol.ANALISTA, Rol.OFICIALIA)
"""Roles at the unit whose people may be given a support."""


def puede(actor: Usuario, verbo: Verbo, apoyo: ApoyoLinguistico | None = None) -> bool:
    """Whether `actor` holds what `verbo` asks for; closed for every verb not listed."""
    if papeles(actor).tiene(*QUIEN.get(verbo, ())):
        return True
    es_suyo = apoyo is not None and apoyo.persona_id == actor.pk
    return es_suyo and verbo in DE_QUIEN_LO_TIENE and papeles(actor).tiene(*ASIGNABLES)
