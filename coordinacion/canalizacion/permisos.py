"""Who may run each verb of a turn: the unit, the institution, or the unit on its behalf."""

from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Caracter
from coordinacion.nucleo.etiquetas import VerboTurno as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles

DE_LA_UNIDAD: dict[Verbo, frozenset[Rol]] = {
    Verbo.DEVOLVER: frozenset({Rol.ANALISTA}),
    Verbo.ACEPTAR: frozenset({Rol.ANALISTA}),
    Verbo.CONCEDER_PRORROGA: frozenset({Rol.ANALISTA, Rol.TITULAR_UNIDAD}),
    Verbo.NEGAR_PRORROGA: frozenset({Rol.ANALISTA, Rol.TITULAR_UNIDAD}),
    Verbo.SUSPENDER: frozenset({Rol.ANALISTA}),
    Verbo.REANUDAR: frozenset({Rol.ANALISTA}),
    Verbo.CAMBIAR_CARACTER: frozenset({Rol.ANALISTA}),
    Verbo.RETIRAR: frozenset({Rol.ANALISTA}),
}
"""Verbs of the unit on a turn."""

DE_LA_INSTITUCION: dict[Verbo, frozenset[Rol]] = {
    Verbo.ACUSAR: frozenset({Rol.ENLACE}),
    Verbo.ASIGNAR: frozenset({Rol.ENLACE, Rol.TITULAR_INSTITUCION}),
    Verbo.INFORME_PARCIAL: frozenset({Rol.ENLACE}),
    Verbo.SOLICITAR_PRORROGA: frozenset({Rol.ENLACE}),
    Verbo.RESPONDER: frozenset({Rol.ENLACE}),
    Verbo.DECLINAR: frozenset({Rol.ENLACE}),
}
"""Verbs of the institution on its own turn."""

POR_CUENTA = frozenset({Rol.OFICIALIA, Rol.ANALISTA})
"""Who at the unit records what an institution did on paper."""


def puede(actor: Usuario, verbo: Verbo, turno: Turno) -> bool:
    """Whether `actor` may run `verbo` in his own name; closed for every verb not listed."""
    mis = papeles(actor)
    if turno.caracter == Caracter.REMISION and verbo == Verbo.ACEPTAR:
        return mis.tiene(Rol.ANALISTA, Rol.OFICIALIA)
    if mis.tiene(*DE_LA_UNIDAD.get(verbo, ())):
        return True
    return turno.institucion_id in mis.instituciones(*DE_LA_INSTITUCION.get(verbo, ()))


def puede_adoptar(actor: Usuario) -> bool:
    """Whether `actor` may change whom a topic suggests, from what refusals taught."""
    return papeles(actor).tiene(Rol.ANALISTA, Rol.TITULAR_UNIDAD)


def puede_anular_enlaces(actor: Usuario) -> bool:
    """Whether `actor` may end the links that were mailed to an institution."""
    return papeles(actor).tiene(Rol.ADMINISTRACION)


def puede_por_cuenta(actor: Usuario, verbo: Verbo) -> bool:
    """Whether `actor` may run a verb of the institution on its behalf."""
    return verbo in DE_LA_INSTITUCION and papeles(actor).tiene(*POR_CUENTA)
