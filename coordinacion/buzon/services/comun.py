"""What every verb of a received mail begins and ends with."""

from typing import Any

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import asentar, exigir_que_admita
from coordinacion.buzon.models import CorreoRecibido
from coordinacion.buzon.permisos import puede_atender
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.nucleo.etiquetas import VerboBuzon as Verbo
from coordinacion.organizacion.models import Usuario

REGISTRO = "correo_recibido"


def bloquear(actor: Usuario, correo_id: int, verbo: Verbo) -> CorreoRecibido:
    """The mail, locked, once `actor` may run `verbo` on it in its present state.

    Raises `SinPermiso`, `CorreoRecibido.DoesNotExist` or `EstadoNoAdmite`.
    """
    if not puede_atender(actor):
        raise SinPermiso
    correo = CorreoRecibido.objects.select_for_update().get(pk=correo_id)
    exigir_estado(correo, verbo)
    return correo


def exigir_estado(correo: CorreoRecibido, verbo: Verbo) -> None:
    """Raise `EstadoNoAdmite` saying the present state and who brought the mail there."""
    exigir_que_admita(correo, verbo, "El correo", REGISTRO)


def guardar_decision(
    actor: Usuario, correo: CorreoRecibido, hecho: Hecho, motivo: str = "", **datos: Any
) -> None:
    """Save what was decided of the mail, and write it in the log; its text is not written there."""
    correo.atendido_por, correo.atendido_en, correo.motivo = actor, reloj.ahora(), motivo
    correo.save()
    asentar(
        actor,
        hecho,
        registro=REGISTRO,
        registro_id=correo.pk,
        asunto_id=datos.pop("asunto_id", None),
        datos={"motivo": motivo, **datos} if motivo else datos,
    )
