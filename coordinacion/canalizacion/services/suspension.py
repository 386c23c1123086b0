"""suspender and reanudar: the clocks of a turn stand still for a stated cause."""

from datetime import datetime

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.services.comun import (
    asentar_turno,
    avisar_a_la_institucion,
    bloquear_con_carta,
)
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia, VerboTurno
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import CategoriaSuspension


@transaction.atomic
def suspender(
    actor: Usuario,
    turno_id: int,
    *,
    categoria: CategoriaSuspension,
    motivo: str,
    momento: datetime | None = None,
) -> Turno:
    """Stop the clocks of the turn that run at `momento` (UTC; now); the petitioner's goes on.

    Raises as `bloquear_con_carta`, or `DatoInvalido`.
    """
    turno = _bloquear(actor, turno_id, VerboTurno.SUSPENDER)
    en = _momento(turno, momento)
    if not motivo.strip():
        raise DatoInvalido({"motivo": "Indique por qué se suspende."})
    detenidos = plazos.suspender(
        *turno.relojes, actor=actor, categoria=categoria, motivo=motivo, en=en
    )
    if not detenidos:
        raise EstadoNoAdmite(f"El {turno} no tiene un plazo que corra: no hay qué suspender.")
    turno.suspender()
    asentar_turno(
        actor,
        Hecho.TURNO_SUSPENDIDO,
        turno,
        ocurrido_en=en,
        categoria=CategoriaSuspension(categoria).label,
        motivo=motivo,
    )
    avisar_a_la_institucion(turno, f"suspendido:{en:%s}", "Plazo suspendido")
    return turno


@transaction.atomic
def reanudar(
    actor: Usuario, turno_id: int, *, motivo: str = "", momento: datetime | None = None
) -> Turno:
    """Let them run again from `momento` (UTC; now) with the time that they had left, inside the
    petitioner's date. Raises as `bloquear_con_carta`, or `DatoInvalido`.
    """
    turno = _bloquear(actor, turno_id, VerboTurno.REANUDAR)
    en = _momento(turno, momento)
    if not plazos.reanudar(*turno.relojes, actor=actor, motivo=motivo, en=en):
        raise EstadoNoAdmite(f"El {turno} no tiene un plazo suspendido.")
    turno.reanudar()
    asentar_turno(actor, Hecho.TURNO_REANUDADO, turno, ocurrido_en=en, motivo=motivo)
    avisar_a_la_institucion(turno, f"reanudado:{en:%s}", "Plazo reanudado")
    return turno


def _bloquear(actor: Usuario, turno_id: int, verbo: VerboTurno) -> Turno:
    """The turn and its letter, locked; under prevention its clocks wait for the petitioner alone
    (ADR 030)."""
    turno = bloquear_con_carta(actor, turno_id, verbo)
    carta = turno.correspondencia
    if carta.estado == EstadoCorrespondencia.PREVENIDA:
        raise EstadoNoAdmite(
            f"El asunto {carta.folio} está en prevención: los plazos del {turno} esperan al "
            "peticionario y corren de nuevo cuando entregue lo requerido."
        )
    return turno


def _momento(turno: Turno, momento: datetime | None) -> datetime:
    ahora = reloj.ahora()
    if momento is not None and not reloj.minuto(turno.turnado_en) <= momento <= ahora:
        raise DatoInvalido({"momento": "Debe ser posterior al turno y no futura."})
    return momento or ahora
