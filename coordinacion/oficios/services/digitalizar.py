"""A stamped sheet that was scanned: its code proposes the oficio, a person confirms it."""

from datetime import datetime

from django.core.files.base import File
from django.db import transaction

from coordinacion.documentos import qr
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import EstadoNoAdmite, SinPermiso
from coordinacion.nucleo.etiquetas import VerboOficio as Verbo
from coordinacion.oficios import selectors
from coordinacion.oficios.models import AcuseDigitalizado, Oficio
from coordinacion.oficios.permisos import puede
from coordinacion.oficios.services.acusar import acusar
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def digitalizar(actor: Usuario, archivo: "File[bytes]") -> AcuseDigitalizado:
    """Keep the scan and look for its oficio among those that `actor` may read; nothing moves.

    Raises `SinPermiso`, or `DatoInvalido` on "archivo" when the gate refuses it.
    """
    if not puede(actor, Verbo.ACUSAR):
        raise SinPermiso
    documento = documentos.guardar(actor, archivo, clase=Documento.Clase.ACUSE)
    with documento.archivo.open("rb") as bytes_:
        codigos = qr.leer(bytes_.read(), documento.mime)
    hallado = next(filter(None, (selectors.del_codigo(actor, uno) for uno in codigos)), None)
    return AcuseDigitalizado.objects.create(documento=documento, oficio=hallado, subido_por=actor)


@transaction.atomic
def confirmar(
    actor: Usuario, digitalizado_id: int, oficio_id: int, *, momento: datetime, recibio: str
) -> Oficio:
    """Take the scan as the acuse of that oficio, whatever its code proposed.

    Raises as `acusar`, `AcuseDigitalizado.DoesNotExist` or `EstadoNoAdmite`.
    """
    digitalizado = _bloquear(actor, digitalizado_id)
    oficio = acusar(
        actor, oficio_id, momento=momento, recibio=recibio, acuse=digitalizado.documento
    )
    digitalizado.oficio = oficio
    _resolver(digitalizado)
    return oficio


@transaction.atomic
def descartar(actor: Usuario, digitalizado_id: int) -> None:
    """Take a scan out of those that wait; its bytes stay. Raises as `confirmar`."""
    _resolver(_bloquear(actor, digitalizado_id))


def _bloquear(actor: Usuario, digitalizado_id: int) -> AcuseDigitalizado:
    if not puede(actor, Verbo.ACUSAR):
        raise SinPermiso
    suyos = AcuseDigitalizado.objects.filter(subido_por=actor).select_related("documento")
    digitalizado = suyos.select_for_update(of=("self",)).get(pk=digitalizado_id)
    if digitalizado.resuelto_en is not None:
        raise EstadoNoAdmite(f"«{digitalizado}» ya se confirmó o se descartó.")
    return digitalizado


def _resolver(digitalizado: AcuseDigitalizado) -> None:
    digitalizado.resuelto_en = reloj.ahora()
    digitalizado.save(update_fields=["oficio", "resuelto_en"])
