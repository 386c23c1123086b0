"""Which list a person asks for by name, and whether it is theirs."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from coordinacion.organizacion.models import Usuario
from coordinacion.supervision.bandejas import BANDEJAS, BUSQUEDA, Bandeja, bandeja_de
from coordinacion.supervision.permisos import puede_listar

CLAVES = {una.clave for una in BANDEJAS}


def exigir_bandejas(usuario: Usuario) -> None:
    """Raise `PermissionDenied` for who has no trays at all."""
    if not puede_listar(usuario):
        raise PermissionDenied


def la_bandeja(usuario: Usuario, clave: str) -> Bandeja:
    """That tray of the person's. `Http404` when there is none of that name, `PermissionDenied`
    when it is not of their roles."""
    exigir_bandejas(usuario)
    if clave not in CLAVES:
        raise Http404
    bandeja = bandeja_de(usuario, clave)
    if bandeja is None:
        raise PermissionDenied
    return bandeja


def la_lista(usuario: Usuario, clave: str) -> Bandeja:
    """That tray, or the search. Raises as `la_bandeja`."""
    exigir_bandejas(usuario)
    return BUSQUEDA if clave == BUSQUEDA.clave else la_bandeja(usuario, clave)
