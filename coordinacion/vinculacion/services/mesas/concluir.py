"""concluir: it meets no more."""

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import EstadoNoAdmite, RequiereConfirmacion
from coordinacion.nucleo.etiquetas import VerboMesa as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Mesa
from coordinacion.vinculacion.models.reunion import POR_CELEBRAR
from coordinacion.vinculacion.services.comun import asentar_mesa, bloquear_mesa


@transaction.atomic
def concluir(actor: Usuario, mesa_id: int, *, confirmado: bool = False) -> Mesa:
    """End the table. What was not answered may still be.

    Raises as `bloquear_mesa`; `EstadoNoAdmite` while a session is still to come; and
    `RequiereConfirmacion` while opinions have no answer.
    """
    mesa = bloquear_mesa(actor, mesa_id, Verbo.CONCLUIR)
    exigir_sin_sesiones(mesa)
    sin_respuesta = mesa.opiniones.filter(respondida_en=None).count()
    if sin_respuesta and not confirmado:
        raise RequiereConfirmacion(
            f"Quedan sin respuesta {sin_respuesta} opiniones. Podrán responderse después de "
            "concluir la mesa."
        )
    mesa.concluida_en = reloj.ahora()
    mesa.concluir()
    mesa.save()
    asentar_mesa(actor, Hecho.MESA_CONCLUIDA, mesa, sin_respuesta=sin_respuesta or "")
    return mesa


def exigir_sin_sesiones(mesa: Mesa) -> None:
    """Raise `EstadoNoAdmite` while one of its sessions is still to come."""
    pendientes = mesa.sesiones.filter(estado__in=POR_CELEBRAR).values_list("folio", flat=True)
    if folios := ", ".join(pendientes[:5]):
        raise EstadoNoAdmite(f"Tiene sesiones por celebrar ({folios}): celébrelas o cancélelas.")
