"""verificar and rechazar: the other party, or the unit, says whether what was reported is so."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction

from coordinacion.acuerdos.models import Compromiso, Verificacion
from coordinacion.acuerdos.opciones import Cumplimiento, ResultadoVerificacion
from coordinacion.acuerdos.services.compromisos.avisos import A, avisar_del_compromiso
from coordinacion.acuerdos.services.compromisos.comun import (
    asentar_compromiso,
    bloquear,
    exigir,
)
from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion.services import PorCuenta
from coordinacion.canalizacion.services.comun import momento_de
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.etiquetas import VerboCompromiso as Verbo
from coordinacion.nucleo.exigencias import exigir_motivo
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import Desenlace


@dataclass(frozen=True)
class Hallazgo:
    """What who verifies found: how much was done, what remains when it was a part, remarks."""

    cumplimiento: Cumplimiento
    resta: str = ""
    texto: str = ""
    documentos: Sequence[Documento] = field(default_factory=tuple)


@transaction.atomic
def verificar(
    actor: Usuario, compromiso_id: int, hallazgo: Hallazgo, *, por_cuenta: PorCuenta | None = None
) -> Compromiso:
    """Take it as done, whole or in part. On time or late is told by when it was reported.

    Raises as `bloquear`, or `DatoInvalido`.
    """
    compromiso = bloquear(actor, compromiso_id, Verbo.VERIFICAR, por_cuenta)
    return asentar_verificacion(actor, compromiso, hallazgo, por_cuenta)


@transaction.atomic
def rechazar(
    actor: Usuario,
    compromiso_id: int,
    *,
    motivo: str,
    documentos: Sequence[Documento] = (),
    por_cuenta: PorCuenta | None = None,
) -> Compromiso:
    """What was reported is not so: it is owed again, its clock runs to the same date, and one more
    round is counted. Raises as `bloquear`, or `DatoInvalido`."""
    compromiso = bloquear(actor, compromiso_id, Verbo.RECHAZAR, por_cuenta)
    return asentar_rechazo(actor, compromiso, motivo, documentos, por_cuenta)


def asentar_verificacion(
    actor: Usuario, compromiso: Compromiso, hallazgo: Hallazgo, por_cuenta: PorCuenta | None
) -> Compromiso:
    """Write what was found of a commitment that this transaction holds. Raises `DatoInvalido`."""
    parcial = hallazgo.cumplimiento == Cumplimiento.PARCIAL
    if parcial and not hallazgo.resta.strip():
        exigir({"resta": "Escriba qué falta por cumplir."})
    una = _guardar(
        actor,
        compromiso,
        ResultadoVerificacion(hallazgo.cumplimiento.value),
        hallazgo.texto,
        hallazgo.documentos,
        por_cuenta,
    )
    compromiso.cumplimiento = hallazgo.cumplimiento
    compromiso.resta = hallazgo.resta if parcial else ""
    compromiso.terminado_en = una.en
    compromiso.verificar()
    compromiso.save()
    if compromiso.plazo is not None and compromiso.reportado_en is not None:
        plazos.corregir_cierre(
            compromiso.plazo, en=compromiso.reportado_en, desenlace=Desenlace.CUMPLIDO
        )
    asentar_compromiso(
        actor,
        Hecho.COMPROMISO_VERIFICADO,
        compromiso,
        de_quien_verifica=True,
        por_cuenta=por_cuenta,
        cumplimiento=hallazgo.cumplimiento.label.lower(),
        resta=compromiso.resta,
    )
    titulo = f"Se verificó: {hallazgo.cumplimiento.label.lower()}"
    _avisar(actor, compromiso, "verificado", titulo)
    return compromiso


def asentar_rechazo(
    actor: Usuario,
    compromiso: Compromiso,
    motivo: str,
    documentos: Sequence[Documento],
    por_cuenta: PorCuenta | None,
) -> Compromiso:
    """Write that a commitment that this transaction holds is owed again. Raises `DatoInvalido`."""
    exigir_motivo(motivo)
    rechazado = ResultadoVerificacion.RECHAZADO
    _guardar(actor, compromiso, rechazado, motivo, documentos, por_cuenta)
    compromiso.motivo = motivo
    compromiso.reportado_en = None
    compromiso.vueltas += 1
    compromiso.rechazar()
    compromiso.save()
    if compromiso.plazo is not None:
        plazos.reabrir(compromiso.plazo)
    asentar_compromiso(
        actor,
        Hecho.COMPROMISO_RECHAZADO,
        compromiso,
        de_quien_verifica=True,
        por_cuenta=por_cuenta,
        motivo=motivo,
    )
    _avisar(actor, compromiso, "rechazado", "No se dio por cumplido lo reportado")
    return compromiso


def _guardar(
    actor: Usuario,
    compromiso: Compromiso,
    resultado: ResultadoVerificacion,
    texto: str,
    documentos: Sequence[Documento],
    por_cuenta: PorCuenta | None,
) -> Verificacion:
    una = Verificacion.objects.create(
        compromiso=compromiso,
        resultado=resultado,
        texto=texto,
        institucion_id=compromiso.verifica_id,
        por=actor,
        por_cuenta_de=por_cuenta is not None,
        entrego=por_cuenta.entrego if por_cuenta else "",
        en=momento_de(por_cuenta),
    )
    prueba = [por_cuenta.documento] if por_cuenta and por_cuenta.documento else []
    una.documentos.set([*documentos, *prueba])
    return una


def _avisar(actor: Usuario, compromiso: Compromiso, suceso: str, titulo: str) -> None:
    avisar_del_compromiso(
        actor, compromiso, suceso, titulo, A.QUIEN_LO_DEBE, A.QUIEN_LE_DA_SEGUIMIENTO
    )
