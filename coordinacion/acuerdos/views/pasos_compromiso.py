"""Which buttons a person sees on a commitment. They only offer: each verb decides when it runs."""

from dataclasses import dataclass

from django.urls import reverse

from coordinacion.acuerdos.models import Compromiso
from coordinacion.acuerdos.opciones import Cumplimiento
from coordinacion.acuerdos.permisos import puede, puede_por_cuenta
from coordinacion.nucleo.etiquetas import VerboCompromiso as Verbo
from coordinacion.nucleo.pasos import Paso, admitidos
from coordinacion.organizacion.models import Usuario

_EN_ORDEN = (
    Verbo.FORMALIZAR,
    Verbo.VERIFICAR,
    Verbo.REPORTAR,
    Verbo.INFORMAR,
    Verbo.RECHAZAR,
    Verbo.EDITAR,
    Verbo.REPROGRAMAR,
    Verbo.INCUMPLIR,
    Verbo.CANCELAR,
)
_COSTOSOS = (Verbo.INCUMPLIR, Verbo.CANCELAR)
_PRINCIPALES = (Verbo.FORMALIZAR, Verbo.VERIFICAR, Verbo.INFORMAR)
EN_PAPEL = (Verbo.INFORMAR, Verbo.REPORTAR, Verbo.VERIFICAR, Verbo.RECHAZAR)


@dataclass(frozen=True)
class Pasos:
    """The buttons of one person on one commitment: the next verb, the rest, and what is recorded
    on somebody's behalf."""

    siguiente: Paso | None
    otros: tuple[Paso, ...]
    en_papel: tuple[Paso, ...]


def pasos(actor: Usuario, compromiso: Compromiso) -> Pasos:
    """What `actor` may do with the commitment as it stands."""
    suyos = admitidos(compromiso, _EN_ORDEN, lambda verbo: puede(actor, verbo, compromiso))
    principal = next((verbo for verbo in suyos if verbo in _PRINCIPALES), None)
    otros = [_paso(compromiso, verbo) for verbo in suyos if verbo != principal]
    if _falta_escribir_el_resto(actor, compromiso):
        url = reverse("compromiso:continuar", args=[compromiso.pk])
        otros.insert(0, Paso("Escribir lo que falta como otro compromiso", url))
    siguiente = _paso(compromiso, principal) if principal else None
    return Pasos(siguiente, tuple(otros), tuple(_en_papel(actor, compromiso)))


def _falta_escribir_el_resto(actor: Usuario, compromiso: Compromiso) -> bool:
    return (
        compromiso.cumplimiento == Cumplimiento.PARCIAL
        and puede(actor, Verbo.ESCRIBIR, compromiso)
        and not compromiso.continuaciones.exists()
    )


def _paso(compromiso: Compromiso, verbo: Verbo) -> Paso:
    clase = "btn-danger" if verbo in _COSTOSOS else "btn-secondary"
    return Paso(verbo.label, reverse(f"compromiso:{verbo.value}", args=[compromiso.pk]), clase)


def _en_papel(actor: Usuario, compromiso: Compromiso) -> list[Paso]:
    suyos = admitidos(compromiso, EN_PAPEL, lambda v: puede_por_cuenta(actor, v, compromiso))
    return [
        Paso(
            f"{verbo.label}, por cuenta de {_de_quien(compromiso, verbo)}",
            reverse(f"compromiso:{verbo.value}_papel", args=[compromiso.pk]),
        )
        for verbo in suyos
    ]


def _de_quien(compromiso: Compromiso, verbo: Verbo) -> str:
    verifica = verbo in (Verbo.VERIFICAR, Verbo.RECHAZAR)
    return compromiso.quien_verifica if verifica else compromiso.responsable
