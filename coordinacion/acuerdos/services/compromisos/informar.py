"""informar and reportar: how far it is, and that it is done, with what proves it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from coordinacion.acuerdos.models import Avance, Compromiso
from coordinacion.acuerdos.reglas_compromiso import errores_de_avance
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
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import VerboCompromiso as Verbo
from coordinacion.nucleo.templatetags.interfaz import fecha_corta
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import Desenlace


@dataclass(frozen=True)
class Dicho:
    """What a report says: how far, at which local date, what was done and what proves it."""

    porcentaje: int
    texto: str
    fecha: date
    evidencia: str = ""
    documentos: Sequence[Documento] = field(default_factory=tuple)


@transaction.atomic
def informar(
    actor: Usuario, compromiso_id: int, dicho: Dicho, *, por_cuenta: PorCuenta | None = None
) -> Avance:
    """Report progress; it moves no clock. The latest report sent again changes nothing.

    Raises as `bloquear`, or `DatoInvalido`.
    """
    compromiso = bloquear(actor, compromiso_id, Verbo.INFORMAR, por_cuenta)
    return asentar_avance(actor, compromiso, dicho, por_cuenta)


@transaction.atomic
def reportar(
    actor: Usuario, compromiso_id: int, dicho: Dicho, *, por_cuenta: PorCuenta | None = None
) -> Avance:
    """Say that it is done: the clock stops at that moment, and who verifies it is told.

    Raises as `bloquear`, or `DatoInvalido`.
    """
    compromiso = bloquear(actor, compromiso_id, Verbo.REPORTAR, por_cuenta)
    return asentar_reporte(actor, compromiso, dicho, por_cuenta)


def asentar_avance(
    actor: Usuario, compromiso: Compromiso, dicho: Dicho, por_cuenta: PorCuenta | None
) -> Avance:
    """Write the report of a commitment that this transaction holds. Raises `DatoInvalido`."""
    _exigir(dicho)
    ultimo = compromiso.avances.first()
    if ultimo is not None and not dicho.documentos and _es_el_mismo(ultimo, dicho):
        return ultimo
    avance = _guardar(actor, compromiso, dicho, por_cuenta, es_reporte=False)
    compromiso.informar()
    compromiso.save()
    _asentar(actor, Hecho.COMPROMISO_INFORMADO, compromiso, dicho, por_cuenta)
    avisar_del_compromiso(
        actor,
        compromiso,
        "avance",
        f"Avance de {dicho.porcentaje} %",
        A.QUIEN_LE_DA_SEGUIMIENTO,
        *([A.QUIEN_LO_DEBE] if compromiso.externo_correo else []),
    )
    return avance


def asentar_reporte(
    actor: Usuario, compromiso: Compromiso, dicho: Dicho, por_cuenta: PorCuenta | None
) -> Avance:
    """As `asentar_avance`, of the report that says that it is done."""
    _exigir(dicho)
    avance = _guardar(actor, compromiso, dicho, por_cuenta, es_reporte=True)
    compromiso.reportado_en = avance.en
    compromiso.motivo = ""
    compromiso.reportar()
    compromiso.save()
    plazos.cerrar_si_corren(compromiso.plazo, en=avance.en, desenlace=Desenlace.REPORTADO)
    _asentar(actor, Hecho.COMPROMISO_REPORTADO, compromiso, dicho, por_cuenta)
    avisar_del_compromiso(
        actor,
        compromiso,
        "reportado",
        "Reportado como cumplido, por verificar",
        A.QUIEN_VERIFICA,
        A.QUIEN_LE_DA_SEGUIMIENTO,
    )
    return avance


def _exigir(dicho: Dicho) -> None:
    exigir(errores_de_avance(dicho.porcentaje, dicho.texto, dicho.fecha, reloj.hoy()))


def _es_el_mismo(ultimo: Avance, dicho: Dicho) -> bool:
    suyo = (ultimo.porcentaje, ultimo.texto, ultimo.fecha, ultimo.evidencia, ultimo.es_reporte)
    return suyo == (dicho.porcentaje, dicho.texto, dicho.fecha, dicho.evidencia, False)


def _guardar(
    actor: Usuario,
    compromiso: Compromiso,
    dicho: Dicho,
    por_cuenta: PorCuenta | None,
    *,
    es_reporte: bool,
) -> Avance:
    avance = Avance.objects.create(
        compromiso=compromiso,
        fecha=dicho.fecha,
        porcentaje=dicho.porcentaje,
        texto=dicho.texto,
        evidencia=dicho.evidencia,
        es_reporte=es_reporte,
        institucion_id=compromiso.institucion_id,
        por=actor,
        por_cuenta_de=por_cuenta is not None,
        entrego=por_cuenta.entrego if por_cuenta else "",
        en=momento_de(por_cuenta),
    )
    prueba = [por_cuenta.documento] if por_cuenta and por_cuenta.documento else []
    avance.documentos.set([*dicho.documentos, *prueba])
    compromiso.avance = dicho.porcentaje
    return avance


def _asentar(
    actor: Usuario,
    hecho: Hecho,
    compromiso: Compromiso,
    dicho: Dicho,
    por_cuenta: PorCuenta | None,
) -> None:
    asentar_compromiso(
        actor,
        hecho,
        compromiso,
        por_cuenta=por_cuenta,
        porcentaje=dicho.porcentaje,
        fecha=fecha_corta(dicho.fecha),
    )
