"""programar: a table of dialogue in the year's programme."""

from django.db import IntegrityError, transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.nucleo.etiquetas import VerboMesa as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Mesa
from coordinacion.vinculacion.permisos import puede_en_mesa
from coordinacion.vinculacion.services.comun import asentar_mesa, tomar_folio


def programar(actor: Usuario, mesa: Mesa) -> Mesa:
    """Keep `mesa` (unsaved) with its folio. The same `clave_envio` twice returns the table of the
    first time. Raises `SinPermiso`."""
    if not puede_en_mesa(actor, Verbo.PROGRAMAR):
        raise SinPermiso
    try:
        return _ya_programada(mesa) or _guardar(actor, mesa)
    except IntegrityError:
        # the same form, sent twice at once: the other one was faster
        repetida = _ya_programada(mesa)
        if repetida is None:
            raise
        return repetida


def _ya_programada(mesa: Mesa) -> Mesa | None:
    return Mesa.objects.filter(clave_envio=mesa.clave_envio).first()


@transaction.atomic
def _guardar(actor: Usuario, mesa: Mesa) -> Mesa:
    mesa.creada_por, mesa.creada_en = actor, reloj.ahora()
    mesa.folio = tomar_folio("MD")
    mesa.save(force_insert=True)
    asentar_mesa(actor, Hecho.MESA_PROGRAMADA, mesa, nombre=mesa.nombre)
    return mesa
