"""What administration does with mails that stopped."""

from collections.abc import Collection

from django.db import transaction

from coordinacion.avisos import selectors
from coordinacion.avisos.despertador import ENVIO, despertar
from coordinacion.avisos.models import Correo
from coordinacion.avisos.permisos import puede_ver_el_correo
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.services import asentar_varios
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.nucleo.etiquetas import EstadoCorreo
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def reintentar(actor: Usuario, ids: Collection[int] | None = None) -> int:
    """Put stopped mails (all of them without ``ids``) back to be sent now; return how many.

    Each goes to the address that the catalogues hold today, and its count of tries starts anew.
    """
    if not puede_ver_el_correo(actor):
        raise SinPermiso
    correos = list(selectors.detenidos(ids).select_for_update(of=("self",)))
    direcciones = selectors.direcciones_actuales(correos)
    for correo in correos:
        correo.direccion = direcciones.get(correo.pk) or correo.direccion
        correo.estado, correo.intentos = EstadoCorreo.PENDIENTE, 0
        correo.proximo_en = reloj.ahora()
    Correo.objects.bulk_update(correos, ["direccion", "estado", "intentos", "proximo_en"])
    asentar_varios([_linea(actor, correo) for correo in correos])
    if correos:
        despertar(ENVIO)
    return len(correos)


def _linea(actor: Usuario, correo: Correo) -> Asiento:
    return Asiento(
        hecho=Hecho.CORREO_REINTENTADO,
        registro="correo",
        registro_id=correo.pk,
        actor=actor,
        datos={"motivo": correo.ultimo_error},
    )
