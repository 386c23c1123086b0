"""recoger and responder: what communities said at a table, and what they were answered."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboMesa as Verbo
from coordinacion.nucleo.exigencias import no_futuro
from coordinacion.organizacion.models import Lengua, Usuario
from coordinacion.vinculacion import reglas
from coordinacion.vinculacion.models import Opinion
from coordinacion.vinculacion.services.comun import asentar_mesa, bloquear_mesa


@transaction.atomic
def recoger(actor: Usuario, mesa_id: int, opiniones: Sequence[Opinion]) -> list[Opinion]:
    """Keep these (unsaved) opinions. Raises as `bloquear_mesa`, or `DatoInvalido`."""
    mesa = bloquear_mesa(actor, mesa_id, Verbo.RECOGER)
    if not opiniones:
        raise DatoInvalido("Escriba al menos una opinión.")
    for una in opiniones:
        no_futuro("", una.recogida_en)
        una.mesa = mesa
    hechas = Opinion.objects.bulk_create(opiniones)
    mesa.recoger()
    mesa.save()
    comunidades = sorted({una.comunidad for una in opiniones})
    asentar_mesa(
        actor,
        Hecho.MESA_OPINIONES_RECOGIDAS,
        mesa,
        cuantas=len(hechas),
        comunidades=reglas.resumidas(comunidades),
    )
    return hechas


@transaction.atomic
def responder(
    actor: Usuario,
    mesa_id: int,
    opinion_id: int,
    *,
    respuesta: str,
    lengua: Lengua | None,
    momento: datetime,
) -> Opinion:
    """Record what was answered, in which language (None is Spanish) and when; again corrects it.

    Raises as `bloquear_mesa`, `Opinion.DoesNotExist` or `DatoInvalido`.
    """
    mesa = bloquear_mesa(actor, mesa_id, Verbo.RESPONDER)
    opinion = mesa.opiniones.select_related("tema").get(pk=opinion_id)
    _exigir_respuesta(opinion, respuesta, momento)
    opinion.respuesta, opinion.lengua_respuesta, opinion.respondida_en = respuesta, lengua, momento
    opinion.save()
    mesa.responder()
    mesa.save()
    asentar_mesa(
        actor,
        Hecho.MESA_OPINION_RESPONDIDA,
        mesa,
        ocurrido_en=momento,
        comunidad=opinion.comunidad,
        tema=str(opinion.tema),
        lengua=str(lengua or "español"),
    )
    return opinion


def _exigir_respuesta(opinion: Opinion, respuesta: str, momento: datetime) -> None:
    if not respuesta.strip():
        raise DatoInvalido({"respuesta": "Escriba qué se respondió."})
    no_futuro("momento", momento)
    if momento < reloj.minuto(opinion.recogida_en):
        raise DatoInvalido({"momento": "No puede ser anterior a cuando se recogió la opinión."})
