"""The address of a person's own feed: given, changed and ended by herself."""

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import asentar
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import CalendarioPersonal

PERSONA = "persona"
"""How the log calls who the feed is of."""


@transaction.atomic
def renovar_calendario(actor: Usuario) -> CalendarioPersonal:
    """Give the person a new address; any that she had stops working."""
    suyo = _bloquear(actor)
    que = "Obtuvo" if suyo.serie == 0 else "Cambió"
    suyo.serie += 1
    return _guardar(actor, suyo, que, activo=True)


@transaction.atomic
def dejar_calendario(actor: Usuario) -> CalendarioPersonal:
    """No address of the person works until she asks for another."""
    return _guardar(actor, _bloquear(actor), "Retiró", activo=False)


def _bloquear(actor: Usuario) -> CalendarioPersonal:
    """Her row, locked; made with the first address."""
    CalendarioPersonal.objects.get_or_create(
        usuario=actor, defaults={"serie": 0, "activo": False, "cambiado_en": reloj.ahora()}
    )
    return CalendarioPersonal.objects.select_for_update().get(usuario=actor)


def _guardar(
    actor: Usuario, suyo: CalendarioPersonal, que: str, *, activo: bool
) -> CalendarioPersonal:
    suyo.activo, suyo.cambiado_en = activo, reloj.ahora()
    suyo.save()
    asentar(
        actor,
        Hecho.CALENDARIO_CAMBIADO,
        registro=PERSONA,
        registro_id=actor.pk,
        datos={"que": que},
    )
    return suyo
