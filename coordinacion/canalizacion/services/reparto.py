"""Handing out notices by mail: offices from the calendars, rights from letters and turns."""

from datetime import datetime

from django.db import transaction

from coordinacion.avisos import services as avisos
from coordinacion.avisos.services.reparto import Situar
from coordinacion.avisos.sql import tomar_la_vez
from coordinacion.canalizacion.selectors.avisables import situar
from coordinacion.nucleo import reloj
from coordinacion.plazos import services as plazos


@transaction.atomic
def repartir_avisos(ahora: datetime | None = None, situar: Situar = situar) -> int:
    """Put in the outbox the mails that are due; return how many. `situar` is what a mail may say
    of notices, where an app above has more to say.

    Harmless when run twice, late or at once with another: the second one does nothing.
    """
    if not tomar_la_vez():
        return 0
    jornadas = plazos.jornadas(ahora or reloj.ahora())
    if not jornadas.abierta.hay:
        return 0
    correos = avisos.planificar(jornadas.abierta, jornadas.por_resumir, situar)
    plazos.dar_por_resumidos(jornadas.calendarios)
    return correos
