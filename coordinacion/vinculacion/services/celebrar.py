"""celebrar: it was held; its minutes are owed."""

from datetime import datetime

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboReunion as Verbo
from coordinacion.nucleo.exigencias import no_futuro
from coordinacion.nucleo.templatetags.interfaz import fecha_larga
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Reunion
from coordinacion.vinculacion.services.comun import asentar_reunion, bloquear_reunion
from coordinacion.vinculacion.services.mesas.sesionar import sesionar


@transaction.atomic
def celebrar(actor: Usuario, reunion_id: int, *, momento: datetime, desarrollo: str) -> Reunion:
    """Record that it began at `momento` and what happened in it; a session opens its table's.

    Raises as `bloquear_reunion`, `DatoInvalido`, or `EstadoNoAdmite` when its table was not
    installed yet or concluded.
    """
    reunion = bloquear_reunion(actor, reunion_id, Verbo.CELEBRAR)
    no_futuro("momento", momento)
    if reloj.local(momento).date() < reloj.local(reunion.inicia_en).date():
        raise DatoInvalido(
            {"momento": "Es anterior al día programado: si se adelantó, reprográmela antes."}
        )
    if not desarrollo.strip():
        raise DatoInvalido({"desarrollo": "Escriba qué se trató: con ello se hace la minuta."})
    reunion.celebrada_en, reunion.desarrollo = momento, desarrollo
    reunion.celebrar()
    reunion.save()
    asentar_reunion(
        actor,
        Hecho.REUNION_CELEBRADA,
        reunion,
        ocurrido_en=momento,
        fecha=fecha_larga(momento),
    )
    if reunion.mesa_id is not None:
        sesionar(actor, reunion.mesa_id, reunion)
    return reunion
