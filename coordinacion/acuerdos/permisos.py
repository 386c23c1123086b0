"""Who may run each verb of an agreement and of a commitment: the unit, who owes it, who verifies
it, or the unit on their behalf."""

from coordinacion.acuerdos.models import Compromiso
from coordinacion.acuerdos.models.acuerdo import LEEN_DE_LA_UNIDAD
from coordinacion.nucleo.etiquetas import VerboAcuerdo, VerboCompromiso
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import ROLES_INSTITUCION, Rol
from coordinacion.organizacion.selectors import papeles

_CONDUCEN = frozenset({Rol.VINCULACION, Rol.TITULAR_UNIDAD})
_DECIDE = frozenset({Rol.TITULAR_UNIDAD})
_DE_LA_INSTITUCION = frozenset({Rol.ENLACE, Rol.TITULAR_INSTITUCION})

DE_ACUERDO: dict[VerboAcuerdo, frozenset[Rol]] = {
    VerboAcuerdo.PROPONER: _CONDUCEN,
    VerboAcuerdo.EDITAR: _CONDUCEN,
    VerboAcuerdo.ALCANZAR: _CONDUCEN,
    VerboAcuerdo.NO_ALCANZAR: _CONDUCEN,
    VerboAcuerdo.FIRMAR: _CONDUCEN,
}
"""Roles at the unit that run each verb of an agreement."""

DE_LA_UNIDAD: dict[VerboCompromiso, frozenset[Rol]] = {
    VerboCompromiso.ESCRIBIR: _CONDUCEN,
    VerboCompromiso.EDITAR: _CONDUCEN,
    VerboCompromiso.FORMALIZAR: _CONDUCEN,
    VerboCompromiso.REPROGRAMAR: _CONDUCEN,
    VerboCompromiso.INCUMPLIR: _DECIDE,
    VerboCompromiso.CANCELAR: _DECIDE,
}
"""Verbs of the unit on a commitment."""

DE_QUIEN_LO_DEBE: dict[VerboCompromiso, frozenset[Rol]] = {
    VerboCompromiso.INFORMAR: _DE_LA_INSTITUCION,
    VerboCompromiso.REPORTAR: _DE_LA_INSTITUCION,
}
"""Verbs of the institution that owes it."""

DE_QUIEN_VERIFICA: dict[VerboCompromiso, frozenset[Rol]] = {
    VerboCompromiso.VERIFICAR: _DE_LA_INSTITUCION,
    VerboCompromiso.RECHAZAR: _DE_LA_INSTITUCION,
}
"""Verbs of the other party; without one, of the unit."""

POR_CUENTA = frozenset({Rol.VINCULACION, Rol.ANALISTA, Rol.OFICIALIA})
"""Who at the unit records what somebody else told, with what proves it."""
LIGAN = _CONDUCEN | {Rol.ANALISTA}
"""Who says what a letter and a commitment are to each other."""
VEN_COMPROMISOS = LEEN_DE_LA_UNIDAD | ROLES_INSTITUCION
"""Who has commitments to look at: an institution, its own."""
VERIFICAN = _CONDUCEN
"""Who at the unit verifies what no other party does."""


def puede_en_acuerdo(actor: Usuario, verbo: VerboAcuerdo) -> bool:
    """Whether `actor` holds what `verbo` asks for; closed for every verb not listed."""
    return papeles(actor).tiene(*DE_ACUERDO.get(verbo, ()))


def puede_ligar(actor: Usuario) -> bool:
    """Whether `actor` may link letters and commitments, and undo it."""
    return papeles(actor).tiene(*LIGAN)


def puede(actor: Usuario, verbo: VerboCompromiso, compromiso: Compromiso) -> bool:
    """Whether `actor` may run `verbo` in his own name; closed for every verb not listed.

    Who carries a commitment out never verifies it, whatever other role the person holds.
    """
    mis = papeles(actor)
    if mis.tiene(*DE_LA_UNIDAD.get(verbo, ())):
        return True
    if compromiso.institucion_id in mis.instituciones(*DE_QUIEN_LO_DEBE.get(verbo, ())):
        return True
    if verbo in DE_QUIEN_LO_DEBE and _lo_debe_la_unidad(compromiso):
        return mis.tiene(*_CONDUCEN)
    if verbo not in DE_QUIEN_VERIFICA or _lo_debe(actor, compromiso):
        return False
    if not compromiso.quien_verifica:
        return mis.tiene(*VERIFICAN)
    return compromiso.verifica_id in mis.instituciones(*DE_QUIEN_VERIFICA[verbo])


def puede_por_cuenta(actor: Usuario, verbo: VerboCompromiso, compromiso: Compromiso) -> bool:
    """Whether `actor` may record what who owes it, or the other party, did on paper."""
    if not papeles(actor).tiene(*POR_CUENTA):
        return False
    if verbo in DE_QUIEN_VERIFICA:
        return bool(compromiso.quien_verifica) and not _lo_debe(actor, compromiso)
    return verbo in DE_QUIEN_LO_DEBE


def _lo_debe_la_unidad(compromiso: Compromiso) -> bool:
    return compromiso.institucion is not None and compromiso.institucion.es_unidad_coordinadora


def _lo_debe(actor: Usuario, compromiso: Compromiso) -> bool:
    return compromiso.institucion_id in papeles(actor).por_institucion
