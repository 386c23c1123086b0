"""firmar: one of the parties signed, on its date."""

from datetime import date, datetime, time

from django.db import transaction

from coordinacion.acuerdos.models import Acuerdo
from coordinacion.acuerdos.opciones import OrigenAcuerdo
from coordinacion.acuerdos.services.acuerdos.alcanzar import asentar_alcanzado
from coordinacion.acuerdos.services.acuerdos.comun import asentar_acuerdo, bloquear
from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import EstadoAcuerdo
from coordinacion.nucleo.etiquetas import VerboAcuerdo as Verbo
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def firmar(
    actor: Usuario,
    acuerdo_id: int,
    *,
    parte_id: int,
    firmado_en: date,
    firmante: str,
    cargo: str = "",
) -> Acuerdo:
    """Record the signature of one party. With the last one, a convenio is reached on that date.

    Raises as `bloquear`; `Parte.DoesNotExist` for a party of another agreement; or `DatoInvalido`
    when it had signed, or on a date that has not come.
    """
    acuerdo = bloquear(actor, acuerdo_id, Verbo.FIRMAR)
    parte = acuerdo.partes.select_for_update(of=("self",)).get(pk=parte_id)
    if parte.firmado_en is not None:
        raise DatoInvalido({"parte": f"{parte} ya firmó el {parte.firmado_en:%d/%m/%Y}."})
    if firmado_en > reloj.hoy():
        raise DatoInvalido({"firmado_en": "La fecha no puede ser futura."})
    parte.firmado_en, parte.firmante, parte.cargo = firmado_en, firmante, cargo
    parte.save()
    acuerdo.firmar()
    acuerdo.save()
    asentar_acuerdo(
        actor,
        Hecho.ACUERDO_FIRMADO,
        acuerdo,
        parte=str(parte),
        fecha=f"{firmado_en:%d/%m/%Y}",
    )
    _alcanzar_si_firmaron_todas(actor, acuerdo)
    return acuerdo


def _alcanzar_si_firmaron_todas(actor: Usuario, acuerdo: Acuerdo) -> None:
    if acuerdo.origen != OrigenAcuerdo.CONVENIO or acuerdo.estado != EstadoAcuerdo.PROPUESTO:
        return
    fechas = list(acuerdo.partes.values_list("firmado_en", flat=True))
    if None in fechas:
        return
    ultima = max(fecha for fecha in fechas if fecha is not None)
    dia = datetime.combine(ultima, time(0), tzinfo=reloj.local(reloj.ahora()).tzinfo)
    asentar_alcanzado(actor, acuerdo, dia)
