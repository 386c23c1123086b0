"""Who may do what with the petitions of a gira."""

from coordinacion.correspondencia.permisos import QUIEN as QUIEN_DE_LA_CARTA
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.nucleo.etiquetas import VerboCorrespondencia
from coordinacion.nucleo.etiquetas import VerboGira as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles

CAPTURAN = frozenset({Rol.OFICIALIA, Rol.VINCULACION})

QUIEN: dict[Verbo, frozenset[Rol]] = {
    Verbo.CAPTURAR: CAPTURAN,
    Verbo.CONTINUAR: CAPTURAN,
    Verbo.IMPRIMIR_HOJAS: CAPTURAN,
    Verbo.LEER_HOJAS: frozenset({Rol.OFICIALIA}),
    Verbo.REGISTRAR: QUIEN_DE_LA_CARTA[VerboCorrespondencia.RECIBIR],
}
"""Roles at the unit. A line is a draft that anybody of the event may write; a letter, only
reception registers."""


def puede(actor: Usuario, verbo: Verbo) -> bool:
    """Whether `actor` holds what `verbo` asks for; closed for every verb not listed."""
    return papeles(actor).tiene(*QUIEN.get(verbo, ()))


def exigir(actor: Usuario, verbo: Verbo) -> None:
    """Raise `SinPermiso` unless `actor` may run `verbo`."""
    if not puede(actor, verbo):
        raise SinPermiso
