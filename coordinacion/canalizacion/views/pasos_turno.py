"""Which buttons a person sees on a turn. They only offer: each verb decides again when it runs."""

from dataclasses import dataclass

from django.urls import reverse

from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Acuse, Caracter, QuienNotifica
from coordinacion.canalizacion.permisos import POR_CUENTA, puede, puede_por_cuenta
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import (
    ACUSE_DE_REMISION,
    DARSE_POR_ENTERADO,
    EstadoCorrespondencia,
    EstadoTurno,
    VerboCorrespondencia,
    VerboPapel,
    VerboTurno,
)
from coordinacion.nucleo.fsm import can_proceed
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles
from coordinacion.plazos.models import Plazo

_EN_ORDEN = (
    VerboTurno.ACUSAR,
    VerboTurno.ACEPTAR,
    VerboTurno.RESPONDER,
    VerboTurno.DEVOLVER,
    VerboTurno.ASIGNAR,
    VerboTurno.CONCEDER_PRORROGA,
    VerboTurno.NEGAR_PRORROGA,
    VerboTurno.SOLICITAR_PRORROGA,
    VerboTurno.INFORME_PARCIAL,
    VerboTurno.SUSPENDER,
    VerboTurno.REANUDAR,
    VerboTurno.CAMBIAR_CARACTER,
    VerboTurno.DECLINAR,
    VerboTurno.RETIRAR,
)
_PRINCIPALES = (
    VerboTurno.ACUSAR,
    VerboTurno.ACEPTAR,
    VerboTurno.RESPONDER,
    VerboTurno.CONCEDER_PRORROGA,
)
_EN_PAPEL = {
    VerboPapel.ACUSAR: VerboTurno.ACUSAR,
    VerboPapel.RESPONDER: VerboTurno.RESPONDER,
    VerboPapel.DECLINAR: VerboTurno.DECLINAR,
    VerboPapel.INFORME_PARCIAL: VerboTurno.INFORME_PARCIAL,
    VerboPapel.SOLICITAR_PRORROGA: VerboTurno.SOLICITAR_PRORROGA,
    VerboPapel.ASIGNAR: VerboTurno.ASIGNAR,
}
_CON_QUE_NOTIFICAR = (EstadoTurno.ACUSADO, EstadoTurno.RESPONDIDO, EstadoTurno.ATENDIDO)


@dataclass(frozen=True)
class Paso:
    """One button: `directo` acts at once (by POST); the others open their page."""

    texto: str
    url: str
    directo: bool = False


@dataclass(frozen=True)
class Pasos:
    """The buttons of one person on one turn: the next verb, and the rest."""

    siguiente: Paso | None
    otros: tuple[Paso, ...]
    en_papel: tuple[Paso, ...]


def pasos(actor: Usuario, turno: Turno) -> Pasos:
    """What `actor` may do with the turn as it stands."""
    suyos = [verbo for verbo in _EN_ORDEN if puede(actor, verbo, turno) and admite(turno, verbo)]
    principal = next((verbo for verbo in suyos if verbo in _PRINCIPALES), None)
    otros = [_paso(turno, verbo) for verbo in suyos if verbo != principal]
    siguiente = _paso(turno, principal) if principal else None
    if puede_notificar(actor, turno):
        notificar = _abre(turno, "notificar", VerboCorrespondencia.NOTIFICAR.label)
        if siguiente is None:
            siguiente = notificar
        else:
            otros.insert(0, notificar)
    return Pasos(siguiente, tuple(otros), tuple(_de_papel(actor, turno)))


def admite(turno: Turno, verbo: VerboTurno) -> bool:
    """Whether the turn, as it stands, admits the verb; the service has the last word."""
    if not can_proceed(getattr(turno, verbo.value)):
        return False
    match verbo:
        case VerboTurno.DEVOLVER:
            return bool(turno.estado == EstadoTurno.RESPONDIDO)
        case VerboTurno.DECLINAR:
            return not turno.vinculante and turno.declinado_en is None
        case VerboTurno.ASIGNAR:
            return turno.caracter != Caracter.REMISION
        case VerboTurno.CAMBIAR_CARACTER:
            en_tramite = turno.correspondencia.estado == EstadoCorrespondencia.CANALIZADA
            return en_tramite and turno.institucion.orden == Institucion.Orden.EJECUTIVO_ESTATAL
        case VerboTurno.SOLICITAR_PRORROGA:
            return _corre(turno.plazo_respuesta) and not espera_prorroga(turno)
        case VerboTurno.CONCEDER_PRORROGA | VerboTurno.NEGAR_PRORROGA:
            return espera_prorroga(turno)
        case VerboTurno.SUSPENDER | VerboTurno.REANUDAR:
            return _admite_pausa(turno, verbo)
    return True


def _admite_pausa(turno: Turno, verbo: VerboTurno) -> bool:
    """Whether a clock of the turn may stop or go on; under prevention none may (ADR 030)."""
    if turno.correspondencia.estado == EstadoCorrespondencia.PREVENIDA:
        return False
    corren = [plazo for plazo in turno.relojes if _corre(plazo)]
    if verbo == VerboTurno.REANUDAR:
        return any(plazo.suspendido_en for plazo in corren)
    ahora = reloj.ahora()
    return any(plazo.suspendido_en is None and not plazo.vencido_a(ahora) for plazo in corren)


def espera_prorroga(turno: Turno) -> bool:
    """Whether an extension waits to be resolved, as `selectors.turno.con_lo_de_la_fila` read."""
    pedida = bool(getattr(turno, "prorroga_por_resolver", False))
    return pedida and _corre(turno.plazo_respuesta)


def _corre(plazo: Plazo | None) -> bool:
    return plazo is not None and plazo.cerrado_en is None


def puede_notificar(actor: Usuario, turno: Turno) -> bool:
    """Whether the instruction leaves it to `actor`'s institution to tell the petitioner."""
    carta = turno.correspondencia
    return (
        turno.institucion_id in papeles(actor).instituciones(Rol.ENLACE)
        and turno.instruccion.notifica == QuienNotifica.DEPENDENCIA
        and turno.estado in _CON_QUE_NOTIFICAR
        and carta.notificada_en is None
        and can_proceed(carta.notificar)
    )


def _paso(turno: Turno, verbo: VerboTurno) -> Paso:
    es_remision = turno.caracter == Caracter.REMISION
    if verbo == VerboTurno.ACUSAR:
        conocimiento = turno.caracter == Caracter.CONOCIMIENTO
        texto = DARSE_POR_ENTERADO if conocimiento else verbo.label
        return _abre(turno, verbo.value, texto, directo=True)
    if verbo == VerboTurno.ACEPTAR:
        texto = ACUSE_DE_REMISION if es_remision else verbo.label
        return _abre(turno, verbo.value, texto, directo=not es_remision)
    return _abre(turno, verbo.value, verbo.label)


def _de_papel(actor: Usuario, turno: Turno) -> list[Paso]:
    suyos = [
        _abre(turno, papel.value, papel.label)
        for papel, verbo in _EN_PAPEL.items()
        if puede_por_cuenta(actor, verbo) and admite(turno, verbo)
    ]
    if turno.acuse == Acuse.TACITO and papeles(actor).tiene(*POR_CUENTA):
        rectificar = VerboPapel.RECTIFICAR
        suyos.append(_abre(turno, rectificar.value, rectificar.label))
    return suyos


def _abre(turno: Turno, nombre: str, texto: str, *, directo: bool = False) -> Paso:
    return Paso(texto, reverse(f"turno:{nombre}", args=[turno.pk]), directo)
