"""incumplir and cancelar: it was not done, or it is not owed any more."""

from django.db import transaction

from coordinacion.acuerdos.models import Compromiso
from coordinacion.acuerdos.services.compromisos.avisos import A, avisar_del_compromiso
from coordinacion.acuerdos.services.compromisos.comun import (
    asentar_compromiso,
    bloquear,
)
from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import VerboCompromiso as Verbo
from coordinacion.nucleo.exigencias import exigir_motivo
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import Desenlace


@transaction.atomic
def incumplir(actor: Usuario, compromiso_id: int, *, motivo: str) -> Compromiso:
    """Say that it was not done. Raises as `bloquear`, or `DatoInvalido`."""
    compromiso = bloquear(actor, compromiso_id, Verbo.INCUMPLIR)
    exigir_motivo(motivo)
    compromiso.incumplir()
    _terminar(compromiso, motivo, Desenlace.INCUMPLIDO)
    asentar_compromiso(actor, Hecho.COMPROMISO_INCUMPLIDO, compromiso, motivo=motivo)
    avisar_del_compromiso(actor, compromiso, "incumplido", "Se declaró incumplido", *A)
    return compromiso


@transaction.atomic
def cancelar(actor: Usuario, compromiso_id: int, *, motivo: str) -> Compromiso:
    """Say that it is not owed any more. Nobody is told of what never was in force.

    Raises as `bloquear`, or `DatoInvalido`.
    """
    compromiso = bloquear(actor, compromiso_id, Verbo.CANCELAR)
    exigir_motivo(motivo)
    compromiso.cancelar()
    _terminar(compromiso, motivo, Desenlace.SIN_EFECTO)
    asentar_compromiso(actor, Hecho.COMPROMISO_CANCELADO, compromiso, motivo=motivo)
    if compromiso.vigente_en is not None:
        avisar_del_compromiso(actor, compromiso, "cancelado", "Se canceló", *A)
    return compromiso


def _terminar(compromiso: Compromiso, motivo: str, desenlace: Desenlace) -> None:
    """It ends now, and so does its clock, even one that its report had stopped."""
    ahora = reloj.ahora()
    compromiso.motivo, compromiso.terminado_en = motivo, ahora
    compromiso.save()
    plazo = compromiso.plazo
    if plazo is not None:
        acabar = plazos.cerrar if plazo.cerrado_en is None else plazos.corregir_cierre
        acabar(plazo, en=ahora, desenlace=desenlace)
