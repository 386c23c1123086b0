"""Who may read a letter's text: one condition, asked of letters and of what points to them."""

from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet

from coordinacion.correspondencia.opciones import Acceso
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles

_LECTORES = (Rol.OFICIALIA, Rol.ANALISTA, Rol.TITULAR_UNIDAD, Rol.VINCULACION, Rol.ARCHIVO)
"""Roles of the unit that read every letter that is not reserved."""
ROLES_QUE_LISTAN = frozenset({*_LECTORES, Rol.CONSULTA, Rol.AUDITORIA})
"""Roles of the unit that may see every letter in a list."""
_ENLACES = (Rol.ENLACE, Rol.TITULAR_INSTITUCION)


def de_sus_instituciones(usuario: Usuario, prefijo: str = "") -> Q:
    """Letters that have or had a turn to an institution that `usuario` speaks for.

    `turnos` is the reverse name that the turn's own app declares: this app asks by it and
    imports nothing from there.
    """
    instituciones = papeles(usuario).instituciones(*_ENLACES)
    if not instituciones:
        return Q(pk__in=[])
    turnos: QuerySet[Any] = _objetos("turnos").filter(institucion_id__in=instituciones)
    return Q(Exists(turnos.filter(correspondencia=OuterRef(f"{prefijo}pk"))))


def legible(usuario: Usuario, prefijo: str = "") -> Q:
    """The condition under which `usuario` may read a letter's text (design §4, Acceso).

    `prefijo` reaches the letter from another record. What is asked of other tables is asked of
    this letter alone (`EXISTS`): a list of all that a person may read grows without end.
    """
    mis = papeles(usuario)
    if not mis.unidad and not mis.por_institucion:
        return Q(pk__in=[])
    if mis.tiene(*_LECTORES, Rol.AUDITORIA):
        return abierta(usuario, prefijo)
    alcance = de_sus_instituciones(usuario, prefijo)
    if mis.tiene(Rol.CONSULTA):
        alcance |= Q(**{f"{prefijo}acceso": Acceso.NORMAL})
    return (alcance & _no_reservada(prefijo)) | _autorizada(usuario, prefijo)


def abierta(usuario: Usuario, prefijo: str = "") -> Q:
    """Not reserved, or `usuario` is among those named: for whom the letter is already within
    reach by what it is or by whose it is."""
    return _no_reservada(prefijo) | _autorizada(usuario, prefijo)


def _no_reservada(prefijo: str) -> Q:
    return ~Q(**{f"{prefijo}acceso": Acceso.RESERVADO})


def _autorizada(usuario: Usuario, prefijo: str) -> Q:
    suyas = _objetos("autorizadas").filter(usuario=usuario)
    return Q(Exists(suyas.filter(correspondencia=OuterRef(f"{prefijo}pk"))))


def _objetos(relacion: str) -> Any:
    """All the rows that point to letters by that reverse name."""
    carta: Any = apps.get_model("correspondencia", "Correspondencia")
    modelo: Any = carta._meta.get_field(relacion).related_model
    return modelo._default_manager.all()
