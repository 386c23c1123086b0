"""Whose work each step is: who may take it, and who may give it to somebody."""

from collections.abc import Mapping

from django.db.models import QuerySet

from coordinacion.canalizacion.permisos import DE_LA_UNIDAD
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.correspondencia.permisos import roles_para
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.nucleo.etiquetas import VerboTurno
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles, personas_con_rol
from workflows.nodos import Nodo

_VERBO: Mapping[Nodo, Verbo] = {
    Nodo.CLASIFICAR: Verbo.CLASIFICAR,
    Nodo.DECIDIR: Verbo.TURNAR,
    Nodo.TURNAR_DE_NUEVO: Verbo.TURNAR,
    Nodo.NOTIFICAR: Verbo.NOTIFICAR,
    Nodo.CONCLUIR: Verbo.CONCLUIR,
}
"""The verb that a step of the unit awaits; reviewing is of a turn, and waiting is nobody's."""

TOMAN = frozenset({Rol.OFICIALIA, Rol.ANALISTA, Rol.TITULAR_UNIDAD})
"""Who has work of the unit's own to take."""
REASIGNAN = frozenset({Rol.ANALISTA, Rol.TITULAR_UNIDAD})
"""Who may give work of the unit to somebody."""


def roles_del_paso(nodo: Nodo, carta: Correspondencia) -> frozenset[Rol]:
    """Roles whose work the step is; none while somebody outside has to answer."""
    if nodo == Nodo.REVISAR:
        return DE_LA_UNIDAD[VerboTurno.ACEPTAR]
    return roles_para(_VERBO[nodo], carta) if nodo in _VERBO else frozenset()


def puede_tomar(actor: Usuario) -> bool:
    """Whether `actor` has steps to take at all."""
    return papeles(actor).tiene(*TOMAN)


def le_toca(actor: Usuario, nodo: Nodo, carta: Correspondencia) -> bool:
    """Whether the step is work of `actor`, who may read the letter."""
    return papeles(actor).tiene(*roles_del_paso(nodo, carta))


def lo_tiene(actor: Usuario, quien: Usuario | None) -> bool:
    """Whether a step that `quien` holds is in the hands of `actor`: her own, or of whom she stands
    in for."""
    return quien is not None and (quien == actor or quien.pk in papeles(actor).suplidas())


def puede_reasignar(actor: Usuario) -> bool:
    """Whether `actor` may give a step to somebody whose work it is."""
    return papeles(actor).tiene(*REASIGNAN)


def personas_para(nodo: Nodo, carta: Correspondencia) -> QuerySet[Usuario]:
    """People of the unit who may be given the step: those whose work it is, who can read it."""
    suyas = Usuario.objects.none()
    for rol in sorted(roles_del_paso(nodo, carta)):
        suyas |= personas_con_rol(rol)
    if carta.acceso == Acceso.RESERVADO:
        suyas = suyas.filter(pk__in=carta.autorizadas.values("usuario_id"))
    return suyas.distinct().order_by("first_name", "last_name", "pk")
