"""retirar: the unit takes a turn back."""

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.services.comun import (
    asentar_turno,
    avisar_a_la_institucion,
    bloquear_con_carta,
    cerrar_todos,
)
from coordinacion.canalizacion.services.efectos import dejar_retirado
from coordinacion.canalizacion.services.estado import revisar_carta
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import EstadoTurno, VerboTurno
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.models import Desenlace


@transaction.atomic
def retirar(actor: Usuario, turno_id: int, *, motivo: str) -> Turno:
    """Withdraw the turn; without a responsable left, the letter is to be routed again.

    Raises as `bloquear_con_carta`, or `DatoInvalido`.
    """
    turno = bloquear_con_carta(actor, turno_id, VerboTurno.RETIRAR)
    if not motivo.strip():
        raise DatoInvalido({"motivo": "Indique por qué se retira el turno."})
    cerrar_todos(turno, en=reloj.ahora(), desenlace=Desenlace.RETIRADO)
    dejar_retirado(turno, motivo)
    turno.save()
    asentar_turno(actor, Hecho.TURNO_RETIRADO, turno, motivo=motivo)
    avisar_a_la_institucion(turno, "retirado", EstadoTurno.RETIRADO.label)
    revisar_carta(turno.correspondencia)
    return turno
