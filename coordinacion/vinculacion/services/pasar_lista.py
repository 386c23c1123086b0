"""pasar_lista: who came, by order of government, sex and language; whole, each time."""

from collections.abc import Sequence

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import exigir_version
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import EstadoNoAdmite
from coordinacion.nucleo.etiquetas import VerboReunion as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Asistencia, Reunion
from coordinacion.vinculacion.services.comun import (
    REUNION,
    asentar_reunion,
    bloquear_reunion,
)


@transaction.atomic
def pasar_lista(
    actor: Usuario, reunion_id: int, asistentes: Sequence[Asistencia], *, version: int
) -> Reunion:
    """Put these (unsaved) in place of those that there were; the log counts and names nobody.

    Raises as `bloquear_reunion`, `VersionAnterior`, or `EstadoNoAdmite` before its day.
    """
    reunion = bloquear_reunion(actor, reunion_id, Verbo.PASAR_LISTA)
    exigir_su_dia(reunion)
    exigir_version(reunion, version, reunion.folio, REUNION, "escribía")
    reunion.asistencias.all().delete()
    for uno in asistentes:
        uno.reunion = reunion
    Asistencia.objects.bulk_create(asistentes)
    reunion.pasar_lista()
    reunion.save()
    personas = sum(uno.cuantos for uno in asistentes)
    asentar_reunion(actor, Hecho.REUNION_LISTA_PASADA, reunion, personas=personas)
    return reunion


def exigir_su_dia(reunion: Reunion) -> None:
    """Raise `EstadoNoAdmite` before the day of the meeting: nobody has come yet."""
    if reloj.local(reunion.inicia_en).date() > reloj.hoy():
        raise EstadoNoAdmite("La asistencia se registra desde el día de la reunión.")
