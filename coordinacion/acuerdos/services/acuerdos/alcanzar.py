"""alcanzar and no_alcanzar: how an agreement ended."""

from datetime import datetime

from django.db import transaction

from coordinacion.acuerdos.models import Acuerdo
from coordinacion.acuerdos.services.acuerdos.comun import asentar_acuerdo, bloquear
from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import EstadoNoAdmite
from coordinacion.nucleo.etiquetas import VerboAcuerdo as Verbo
from coordinacion.nucleo.exigencias import exigir_motivo, no_futuro
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def alcanzar(actor: Usuario, acuerdo_id: int, *, momento: datetime | None = None) -> Acuerdo:
    """The parties agreed, at `momento` (now when left out). Raises as `bloquear`, or
    `DatoInvalido` for a moment that has not come."""
    acuerdo = bloquear(actor, acuerdo_id, Verbo.ALCANZAR)
    cuando = momento or reloj.ahora()
    no_futuro("momento", cuando)
    return asentar_alcanzado(actor, acuerdo, cuando)


def asentar_alcanzado(actor: Usuario, acuerdo: Acuerdo, momento: datetime) -> Acuerdo:
    """The transition and its fact, on an agreement that the caller has locked."""
    acuerdo.alcanzado_en = momento
    acuerdo.alcanzar()
    acuerdo.save()
    asentar_acuerdo(actor, Hecho.ACUERDO_ALCANZADO, acuerdo, ocurrido_en=momento)
    return acuerdo


@transaction.atomic
def no_alcanzar(actor: Usuario, acuerdo_id: int, *, motivo: str) -> Acuerdo:
    """The parties did not agree, and why. Raises as `bloquear`; `DatoInvalido` without a reason;
    or `EstadoNoAdmite` while a commitment of it is owed."""
    acuerdo = bloquear(actor, acuerdo_id, Verbo.NO_ALCANZAR)
    exigir_motivo(motivo, "Indique por qué no se alcanzó.")
    if abiertos := acuerdo.compromisos.abiertos().count():
        raise EstadoNoAdmite(
            f"El acuerdo {acuerdo} tiene {abiertos} "
            f"{'compromiso abierto' if abiertos == 1 else 'compromisos abiertos'}: "
            "cancélelos antes."
        )
    acuerdo.motivo = motivo
    acuerdo.no_alcanzar()
    acuerdo.save()
    asentar_acuerdo(actor, Hecho.ACUERDO_NO_ALCANZADO, acuerdo, motivo=motivo)
    return acuerdo
