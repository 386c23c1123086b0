"""Who may run each verb of a letter. Whether its state admits the verb is another question."""

from collections.abc import Callable

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import SinPermiso
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
    Verbo.LIGAR: frozenset({Rol.OFICIALIA, Rol.ANALISTA}),
    Verbo.DESLIGAR: frozenset({Rol.OFICIALIA, Rol.ANALISTA}),
    Verbo.ACUMULAR: frozenset({Rol.ANALISTA}),
    Verbo.DESGLOSAR: frozenset({Rol.ANALISTA}),
    Verbo.TOMAR_CONOCIMIENTO: frozenset({Rol.ANALISTA}),
    Verbo.TURNAR: frozenset({Rol.ANALISTA, Rol.TITULAR_UNIDAD}),
    Verbo.REMITIR: frozenset({Rol.ANALISTA, Rol.TITULAR_UNIDAD}),
    Verbo.RESPONDER_DIRECTO: frozenset({Rol.ANALISTA}),
    Verbo.REGRESAR: frozenset({Rol.ANALISTA, Rol.TITULAR_UNIDAD}),
    Verbo.NOTIFICAR: frozenset({Rol.OFICIALIA, Rol.ANALISTA}),
    Verbo.CONCLUIR: frozenset({Rol.ANALISTA, Rol.TITULAR_UNIDAD}),
    Verbo.ARCHIVAR: frozenset({Rol.ARCHIVO}),
    Verbo.REABRIR: frozenset({Rol.TITULAR_UNIDAD}),
}
"""Roles at the unit that may run each verb. `registrar_atencion` belongs to SISTEMA alone."""
ENCAMINAN = frozenset({Verbo.TURNAR, Verbo.REMITIR})
"""Verbs that say to whom a letter goes."""
DECIDE_LA_TITULAR = (
    "Tres instituciones rechazaron el asunto {folio}: ahora decide a quién corresponde la persona "
    "titular de la unidad, que ya fue avisada."
)
"""What whoever used to route the letter is told meanwhile."""


def _lo_registra(actor: Usuario, carta: Correspondencia) -> bool:
    """Reception corrects and links what it captured itself today; the analyst, anything."""
    if papeles(actor).tiene(Rol.ANALISTA):
        return True
    es_suya = carta.capturada_por_id == actor.pk
    return es_suya and reloj.local(carta.capturada_en).date() == reloj.hoy()


def _puede_concluir(actor: Usuario, carta: Correspondencia) -> bool:
    """The head concludes; the analyst only what its type delegates."""
    return papeles(actor).tiene(*roles_para(Verbo.CONCLUIR, carta))


def _puede_encaminar(actor: Usuario, carta: Correspondencia) -> bool:
    """The analyst routes; the head only, and alone, after the third refusal."""
    return papeles(actor).tiene(*roles_para(Verbo.TURNAR, carta))


def roles_para(verbo: Verbo, carta: Correspondencia) -> frozenset[Rol]:
    """Roles that run the verb on this letter."""
    if verbo in ENCAMINAN:
        return frozenset({Rol.TITULAR_UNIDAD if carta.decide_titular else Rol.ANALISTA})
    delegada = carta.tipo is not None and carta.tipo.concluye_analista
    if verbo == Verbo.CONCLUIR and not delegada:
        return QUIEN[verbo] - {Rol.ANALISTA}
    return QUIEN[verbo]


_ADEMAS: dict[Verbo, Callable[[Usuario, Correspondencia], bool]] = {
    Verbo.CORREGIR: _lo_registra,
    Verbo.LIGAR: _lo_registra,
    Verbo.DESLIGAR: _lo_registra,
    Verbo.CONCLUIR: _puede_concluir,
    Verbo.TURNAR: _puede_encaminar,
    Verbo.REMITIR: _puede_encaminar,
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


def exigir_permiso(actor: Usuario, verbo: Verbo, carta: Correspondencia) -> None:
    """Raise `SinPermiso` unless `actor` may run `verbo`, saying who decides when it is the head."""
    if puede(actor, verbo, carta):
        return
    if verbo in ENCAMINAN and carta.decide_titular:
        raise SinPermiso(DECIDE_LA_TITULAR.format(folio=carta.folio))
    raise SinPermiso
