"""Reporting and verifying from a link that was mailed. SISTEMA acts, on behalf of whom the link was
sent to; the log keeps the address, masked."""

from collections.abc import Sequence

from django.db import transaction

from coordinacion.acuerdos.enlaces import ESPACIO, Proposito
from coordinacion.acuerdos.models import Avance, Compromiso
from coordinacion.acuerdos.selectors.enlaces import direccion_que_lo_recibio
from coordinacion.acuerdos.services.compromisos.comun import QUE_SE_DICE
from coordinacion.acuerdos.services.compromisos.informar import (
    Dicho,
    asentar_avance,
    asentar_reporte,
)
from coordinacion.acuerdos.services.compromisos.verificar import (
    Hallazgo,
    asentar_rechazo,
    asentar_verificacion,
)
from coordinacion.canalizacion.enlaces import EnlaceInvalido, enmascarar, leer
from coordinacion.canalizacion.opciones import Acuse
from coordinacion.canalizacion.services import PorCuenta
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def informar_por_enlace(actor: Usuario, compromiso_id: int, dicho: Dicho, *, ficha: str) -> Avance:
    """Report progress by the link `ficha`. Raises `EnlaceInvalido` or `DatoInvalido`."""
    compromiso, por_cuenta = _bloquear(compromiso_id, Proposito.INFORMAR, ficha)
    return asentar_avance(actor, compromiso, dicho, por_cuenta)


@transaction.atomic
def reportar_por_enlace(actor: Usuario, compromiso_id: int, dicho: Dicho, *, ficha: str) -> Avance:
    """Say that it is done by the link `ficha`. Raises `EnlaceInvalido` or `DatoInvalido`."""
    compromiso, por_cuenta = _bloquear(compromiso_id, Proposito.REPORTAR, ficha)
    return asentar_reporte(actor, compromiso, dicho, por_cuenta)


@transaction.atomic
def verificar_por_enlace(
    actor: Usuario, compromiso_id: int, hallazgo: Hallazgo, *, ficha: str
) -> Compromiso:
    """Take it as done by the link `ficha`. Raises `EnlaceInvalido` or `DatoInvalido`."""
    compromiso, por_cuenta = _bloquear(compromiso_id, Proposito.VERIFICAR, ficha)
    return asentar_verificacion(actor, compromiso, hallazgo, por_cuenta)


@transaction.atomic
def rechazar_por_enlace(
    actor: Usuario,
    compromiso_id: int,
    *,
    motivo: str,
    documentos: Sequence[Documento] = (),
    ficha: str,
) -> Compromiso:
    """Say that it is not so by the link `ficha`. Raises `EnlaceInvalido` or `DatoInvalido`."""
    compromiso, por_cuenta = _bloquear(compromiso_id, Proposito.RECHAZAR, ficha)
    return asentar_rechazo(actor, compromiso, motivo, documentos, por_cuenta)


def _bloquear(compromiso_id: int, proposito: Proposito, ficha: str) -> tuple[Compromiso, PorCuenta]:
    """The commitment, locked, once the link is found to hold for it as it is now, and what proves
    the act. Raises `EnlaceInvalido`."""
    del_enlace, marca = leer(proposito, ficha, ESPACIO)
    filas = Compromiso.objects.select_related(*QUE_SE_DICE).select_for_update(of=("self",))
    compromiso = filas.filter(pk=compromiso_id).first()
    if compromiso is None or del_enlace != compromiso_id:
        raise EnlaceInvalido
    direccion = direccion_que_lo_recibio(compromiso, proposito, marca)
    quien = f"un enlace enviado a {enmascarar(direccion)}"
    return compromiso, PorCuenta(reloj.ahora(), quien, acuse=Acuse.CORREO, direccion=direccion)
