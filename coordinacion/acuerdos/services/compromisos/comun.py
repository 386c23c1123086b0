"""What every verb of a commitment begins and ends with. Locks go agreement → commitment → clock."""

from collections.abc import Mapping
from typing import Any

from coordinacion.acuerdos.models import Compromiso
from coordinacion.acuerdos.permisos import puede, puede_por_cuenta
from coordinacion.acuerdos.reglas_compromiso import Pacto
from coordinacion.avisos.reglas import clave_de_direccion
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.services import asentar, exigir_que_admita
from coordinacion.canalizacion.services import PorCuenta
from coordinacion.canalizacion.services.comun import exigir_prueba
from coordinacion.nucleo.errores import DatoInvalido, SinPermiso
from coordinacion.nucleo.etiquetas import VerboCompromiso as Verbo
from coordinacion.organizacion.models import Usuario

REGISTRO = "compromiso"
QUE_SE_DICE = ("acuerdo", "institucion", "verifica", "coordina", "plazo")
"""What hangs from a commitment and every screen, fact and notice of it says."""


def bloquear(
    actor: Usuario, compromiso_id: int, verbo: Verbo, por_cuenta: PorCuenta | None = None
) -> Compromiso:
    """The commitment, locked, once `actor` may see it and run `verbo` on it in its present state,
    in his own name or on behalf of whom it concerns.

    Raises `Compromiso.DoesNotExist` (foreign), `SinPermiso`, `EstadoNoAdmite` or `DatoInvalido`
    (what proves an act on paper).
    """
    visibles = Compromiso.objects.visibles_para(actor).select_related(*QUE_SE_DICE)
    compromiso = visibles.select_for_update(of=("self",)).get(pk=compromiso_id)
    exigir_permiso(actor, verbo, compromiso, por_cuenta)
    exigir_estado(compromiso, verbo)
    _exigir_prueba(compromiso, por_cuenta)
    return compromiso


def exigir_permiso(
    actor: Usuario, verbo: Verbo, compromiso: Compromiso, por_cuenta: PorCuenta | None = None
) -> None:
    """Raise `SinPermiso` unless the actor may, in his own name or on somebody's behalf."""
    puede_ = puede if por_cuenta is None else puede_por_cuenta
    if not puede_(actor, verbo, compromiso):
        raise SinPermiso


def exigir_estado(compromiso: Compromiso, verbo: Verbo) -> None:
    """Raise `EstadoNoAdmite` saying the present state and who brought the commitment there."""
    exigir_que_admita(compromiso, verbo, f"El compromiso {compromiso}", REGISTRO)


def exigir(errores: Mapping[str, str]) -> None:
    """Raise `DatoInvalido` with those errors by field, if there are any."""
    if errores:
        raise DatoInvalido(errores)


def _exigir_prueba(compromiso: Compromiso, por_cuenta: PorCuenta | None) -> None:
    antes = compromiso.reportado_en or compromiso.vigente_en
    que = "al reporte de cumplimiento" if compromiso.reportado_en else "al compromiso"
    exigir_prueba(por_cuenta, antes, que)


def pacto_de(compromiso: Compromiso) -> Pacto:
    """What its rules look at."""
    return Pacto(
        institucion_id=compromiso.institucion_id,
        externo=compromiso.externo,
        externo_correo=compromiso.externo_correo,
        verifica_id=compromiso.verifica_id,
        verifica_externo=compromiso.verifica_externo,
        verifica_externo_correo=compromiso.verifica_externo_correo,
        fecha=compromiso.fecha_comprometida,
        dias_habiles=compromiso.dias_habiles,
        lo_debe_la_unidad=bool(
            compromiso.institucion and compromiso.institucion.es_unidad_coordinadora
        ),
    )


def asentar_compromiso(
    actor: Usuario,
    hecho: Hecho,
    compromiso: Compromiso,
    *,
    de_quien_verifica: bool = False,
    por_cuenta: PorCuenta | None = None,
    **datos: Any,
) -> Asiento:
    """Write one fact of the commitment: of who owes it or, if so it is said, of who verifies it."""
    institucion_id = compromiso.verifica_id if de_quien_verifica else compromiso.institucion_id
    if por_cuenta is not None:
        datos["entrego"] = por_cuenta.entrego
        if por_cuenta.direccion:
            datos["direccion"] = clave_de_direccion(por_cuenta.direccion)
        if institucion_id is None:
            externo = compromiso.verifica_externo if de_quien_verifica else compromiso.externo
            datos["externo"] = externo
    return asentar(
        actor,
        hecho,
        registro=REGISTRO,
        registro_id=compromiso.pk,
        institucion_id=institucion_id,
        por_cuenta_de=por_cuenta is not None,
        ocurrido_en=por_cuenta.momento if por_cuenta else None,
        datos={"folio": compromiso.folio, "responsable": compromiso.responsable, **datos},
        responsables=[compromiso.coordina_id],
    )
