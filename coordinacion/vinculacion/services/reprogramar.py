"""reprogramar: another date, with a reason; the dates of before are kept."""

from datetime import datetime

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import EstadoReunion
from coordinacion.nucleo.etiquetas import VerboReunion as Verbo
from coordinacion.nucleo.exigencias import exigir_motivo
from coordinacion.nucleo.templatetags.interfaz import fecha_larga
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Reunion
from coordinacion.vinculacion.services.comun import (
    asentar_reunion,
    avisar_a_convocadas,
    bloquear_reunion,
    exigir_horario,
)


@transaction.atomic
def reprogramar(
    actor: Usuario, reunion_id: int, *, inicia_en: datetime, termina_en: datetime, motivo: str
) -> Reunion:
    """Move the meeting to run between both moments; who was called is told.

    Raises as `bloquear_reunion`, or `DatoInvalido`.
    """
    reunion = bloquear_reunion(actor, reunion_id, Verbo.REPROGRAMAR)
    exigir_motivo(motivo)
    exigir_horario(inicia_en, termina_en)
    _exigir_otra_fecha(reunion, inicia_en, termina_en)
    antes, reunion.inicia_en, reunion.termina_en = reunion.inicia_en, inicia_en, termina_en
    reunion.cambios_de_fecha.create(
        antes=antes, despues=inicia_en, motivo=motivo, por=actor, en=reloj.ahora()
    )
    reunion.reprogramar()
    reunion.save()
    asentar_reunion(
        actor,
        Hecho.REUNION_REPROGRAMADA,
        reunion,
        antes_en=fecha_larga(antes),
        despues_en=fecha_larga(inicia_en),
        motivo=motivo,
    )
    if reunion.estado == EstadoReunion.CONVOCADA:
        avisar_a_convocadas(actor, reunion, "reprogramada", "La reunión cambió de fecha")
    return reunion


def _exigir_otra_fecha(reunion: Reunion, inicia: datetime, termina: datetime) -> None:
    if (inicia, termina) == (reunion.inicia_en, reunion.termina_en):
        raise DatoInvalido({"inicia_en": "Es la fecha y hora que ya tiene."})
    if inicia < reloj.ahora():
        raise DatoInvalido({"inicia_en": "La nueva fecha debe ser futura."})
