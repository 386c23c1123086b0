"""Who may run each verb of a letter. Whether its state admits the verb is another question."""

from collections.abc import Callable

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.nucleo.etiquetas import VerboRegistro
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles

QUIEN: dict[Verbo, frozenset[Rol]] = {
    Verbo.RECIBIR: frozenset({Rol.OFICIALIA}),
    Verbo.CORREGIR: frozenset({Rol.OFICIALIA, Rol.ANALISTA}),
    Verbo.CANCELAR: frozenset({Rol.ANALISTA}),
    Verbo.CLASIFICAR: frozenset({Rol.ANALISTA}),
    Verbo.RECLASIFICAR: frozenset({Rol.ANALISTA}),
    Verbo.PREVENIR: frozenset({Rol.ANALISTA}),
    Verbo.DESAHOGAR: frozenset({Rol.OFICIALIA}),
    Verbo.DESECHAR: frozenset({Rol.TITULAR_UNIDAD}),
    Verbo.ACUMULAR: frozenset({Rol.ANALISTA}),
    Verbo.DESGLOSAR: frozenset({Rol.ANALISTA}),
    Verbo.TOMAR_CONOCIMIENTO: frozenset({Rol.ANALISTA}),
    Verbo.TURNAR: frozenset({Rol.ANALISTA}),
    Verbo.REMITIR: frozenset({Rol.ANALISTA}),
    Verbo.RESPONDER_DIRECTO: frozenset({Rol.ANALISTA}),
    Verbo.REGRESAR: frozenset({Rol.ANALISTA, Rol.TITULAR_UNIDAD}),
    Verbo.NOTIFICAR: frozenset({Rol.OFICIALIA, Rol.ANALISTA}),
    Verbo.CONCLUIR: frozenset({Rol.ANALISTA, Rol.TITULAR_UNIDAD}),
    Verbo.REABRIR: frozenset({Rol.TITULAR_UNIDAD}),
}
"""Roles at the unit that may run each verb. `registrar_atencion` belongs to SISTEMA alone; the
verbs that are not here cannot be run yet."""


def _puede_corregir(actor: Usuario, carta: Correspondencia) -> bool:
    """Reception corrects what it captured itself today; the analyst, anything."""
    if papeles(actor).tiene(Rol.ANALISTA):
        return True
    es_suya = carta.capturada_por_id == actor.pk
    return es_suya and reloj.local(carta.capturada_en).date() == reloj.hoy()


def _puede_concluir(actor: Usuario, carta: Correspondencia) -> bool:
    """The head concludes; the analyst only what its type delegates."""
    return papeles(actor).tiene(*roles_para(Verbo.CONCLUIR, carta))


def roles_para(verbo: Verbo, carta: Correspondencia) -> frozenset[Rol]:
    """Roles that run the verb on this letter."""
    delegada = carta.tipo is not None and carta.tipo.concluye_analista
    if verbo == Verbo.CONCLUIR and not delegada:
        return QUIEN[verbo] - {Rol.ANALISTA}
    return QUIEN[verbo]


_ADEMAS: dict[Verbo, Callable[[Usuario, Correspondencia], bool]] = {
    Verbo.CORREGIR: _puede_corregir,
    Verbo.CONCLUIR: _puede_concluir,
}


QUIEN_DEL_REGISTRO: dict[VerboRegistro, frozenset[Rol]] = {
    VerboRegistro.CERRAR: frozenset({Rol.TITULAR_UNIDAD}),
    VerboRegistro.RESERVAR: frozenset({Rol.OFICIALIA}),
    VerboRegistro.DECLARAR: frozenset({Rol.OFICIALIA}),
}


def puede_en_registro(actor: Usuario, verbo: VerboRegistro) -> bool:
    """Whether `actor` may do that to a year's register."""
    return papeles(actor).tiene(*QUIEN_DEL_REGISTRO[verbo])


def puede(actor: Usuario, verbo: Verbo, carta: Correspondencia | None = None) -> bool:
    """Whether `actor` holds what `verbo` asks for; closed for every verb not listed."""
    if not papeles(actor).tiene(*QUIEN.get(verbo, ())):
        return False
    ademas = _ADEMAS.get(verbo)
    return ademas is None or carta is None or ademas(actor, carta)
