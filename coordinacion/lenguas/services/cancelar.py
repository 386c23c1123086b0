"""cancelar: it is not needed any more."""

from django.db import transaction
from django.db.models import Q

from coordinacion.bitacora.hechos import Hecho
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.lenguas.models import ApoyoLinguistico
from coordinacion.lenguas.services.comun import (
    QUE_SE_DICE,
    asentar_apoyo,
    avisar_del_apoyo,
    bloquear,
    terminar,
)
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoApoyo
from coordinacion.nucleo.etiquetas import VerboApoyo as Verbo
from coordinacion.nucleo.exigencias import exigir_motivo
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.models import Desenlace


@transaction.atomic
def cancelar(actor: Usuario, apoyo_id: int, *, motivo: str) -> ApoyoLinguistico:
    """Cancel it for `motivo`. Raises as `bloquear`, or `DatoInvalido`."""
    apoyo = bloquear(actor, apoyo_id, Verbo.CANCELAR)
    exigir_motivo(motivo)
    _cancelar(actor, apoyo, motivo)
    return apoyo


def cancelar_los_de(actor: Usuario, carta: Correspondencia, motivo: str) -> None:
    """Cancel, for `motivo`, what is open of a letter that ends, whose lock the caller holds, and
    of those that follow it."""
    suyos = ApoyoLinguistico.objects.filter(Q(carta=carta) | Q(carta__principal=carta)).abiertos()
    for apoyo in suyos.select_related(*QUE_SE_DICE).order_by("pk").select_for_update(of=("self",)):
        _cancelar(actor, apoyo, motivo)


def _cancelar(actor: Usuario, apoyo: ApoyoLinguistico, motivo: str) -> None:
    apoyo.motivo = motivo[:500]
    terminar(apoyo, reloj.ahora(), Desenlace.SIN_EFECTO)
    apoyo.cancelar()
    apoyo.save()
    asentar_apoyo(actor, Hecho.APOYO_CANCELADO, apoyo, motivo=motivo)
    if apoyo.persona_id is not None:
        titulo = f"{EstadoApoyo.CANCELADO.label}: {apoyo.get_clase_display().lower()}"
        avisar_del_apoyo(actor, apoyo, "cancelado", titulo, [apoyo.persona_id])
