"""Putting a name on a rule."""

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import asentar
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import EstadoNoAdmite, SinPermiso
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles
from coordinacion.plazos.models import Plazo, ReglaPlazo


@transaction.atomic
def validar_regla(actor: Usuario, regla: ReglaPlazo) -> ReglaPlazo:
    """Confirm with the actor's name that a rule says what its basis says.

    The running clocks opened with it stop saying that their rule is unconfirmed.
    Raises `SinPermiso` (administracion, titular_unidad) or `EstadoNoAdmite` if already done.
    """
    if not papeles(actor).tiene(Rol.ADMINISTRACION, Rol.TITULAR_UNIDAD):
        raise SinPermiso
    ahora = reloj.ahora()
    pendientes = ReglaPlazo.objects.filter(pk=regla.pk, validado_por__isnull=True)
    if not pendientes.update(validado_por=actor, validado_en=ahora):
        raise EstadoNoAdmite("Esa regla ya estaba validada.")
    regla.validado_por, regla.validado_en = actor, ahora
    abiertos = Plazo.objects.filter(regla=regla, cerrado_en__isnull=True, por_validar=True)
    abiertos.update(por_validar=False)
    asentar(
        actor,
        Hecho.REGLA_PLAZO_VALIDADA,
        registro="regla_plazo",
        registro_id=regla.pk,
        datos={"regla": str(regla), "fundamento": regla.fundamento},
    )
    return regla
