"""notificar: by the unit, or by the institution when it answers the petitioner itself. Neither
delivers an answer without the translation that was asked for, unless it says why."""

from django.db import transaction

from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import QuienNotifica
from coordinacion.canalizacion.services.comun import PorCuenta
from coordinacion.correspondencia.models import Correspondencia, Notificacion
from coordinacion.correspondencia.services.comun import bloquear, exigir_estado
from coordinacion.correspondencia.services.notificar import asentar_intento
from coordinacion.lenguas.services import exigir_traduccion
from coordinacion.nucleo.errores import DatoInvalido, SinPermiso
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles


@transaction.atomic
def notificar(actor: Usuario, carta_id: int, intento: Notificacion) -> Notificacion:
    """Record one attempt of the unit (unsaved `intento`); the same `clave_envio` twice is one.

    Raises as `bloquear`, or `DatoInvalido`.
    """
    carta = bloquear(actor, carta_id, Verbo.NOTIFICAR)
    exigir_traduccion(carta, intento)
    return asentar_intento(actor, carta, intento)


@transaction.atomic
def notificar_por_la_dependencia(
    actor: Usuario, turno_id: int, intento: Notificacion
) -> Notificacion:
    """Record the institution's own attempt to tell the petitioner (`intento`, unsaved).

    Raises `Turno.DoesNotExist`, `SinPermiso` (not its liaison), `EstadoNoAdmite` or
    `DatoInvalido`. The same `clave_envio` twice is one attempt.
    """
    turno = Turno.objects.visibles_para(actor).select_related("instruccion").get(pk=turno_id)
    if turno.institucion_id not in papeles(actor).instituciones(Rol.ENLACE):
        raise SinPermiso
    turno.correspondencia = Correspondencia.objects.select_for_update().get(
        pk=turno.correspondencia_id
    )
    return asentar_notificacion(actor, turno, intento, None)


def asentar_notificacion(
    actor: Usuario, turno: Turno, intento: Notificacion, por_cuenta: PorCuenta | None
) -> Notificacion:
    """Save the institution's attempt on its locked letter, if its instruction allows it."""
    if not turno.esta_vivo or turno.instruccion.notifica != QuienNotifica.DEPENDENCIA:
        raise DatoInvalido("La instrucción de este turno no pide que la dependencia notifique.")
    exigir_estado(turno.correspondencia, Verbo.NOTIFICAR)
    exigir_traduccion(turno.correspondencia, intento)
    intento.institucion_id = turno.institucion_id
    return asentar_intento(
        actor, turno.correspondencia, intento, por_cuenta_de=por_cuenta is not None
    )
