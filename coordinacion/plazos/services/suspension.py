"""Stopping clocks for a while, and letting them run again with the time that they had left."""

from datetime import datetime

from django.db import models, transaction

from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.clases import CategoriaSuspension
from coordinacion.plazos.models import Plazo, Suspension
from coordinacion.plazos.services.ajustes import Causa, mover


@transaction.atomic
def suspender(
    *plazos: Plazo | None,
    actor: Usuario,
    categoria: CategoriaSuspension,
    motivo: str,
    en: datetime,
) -> list[Plazo]:
    """Stop those clocks that still run at `en` (UTC), the moment of the fact; return them.

    What had run out by then is late already and stays so; what ended or stood still is left.
    The caller writes the fact. Clocks are brought up to date with their rows.
    """
    corren = Plazo.objects.filter(cerrado_en=None, suspendido_en=None, vence_en__gt=en)
    elegidos = _bloqueados(corren.filter(pk__in=[p.pk for p in plazos if p is not None]))
    Plazo.objects.filter(pk__in=elegidos).update(suspendido_en=en)
    Suspension.objects.bulk_create(
        Suspension(
            plazo_id=pk, categoria=categoria, motivo=motivo[:500], desde=en, suspendida_por=actor
        )
        for pk in elegidos
    )
    return _al_dia(plazos, elegidos)


@transaction.atomic
def reanudar(*plazos: Plazo | None, actor: Usuario, motivo: str, en: datetime) -> list[Plazo]:
    """Let those clocks that stand still run again from `en` (UTC); return them.

    The days that they stood still do not count: each date that moves gets its ledger line and
    its fact. A clock inside another one moves after it. Raises `DatoInvalido` (``momento``) if
    it is before the suspension.
    """
    quietos = Plazo.objects.filter(cerrado_en=None, suspendido_en__isnull=False)
    elegidos = _bloqueados(quietos.filter(pk__in=[p.pk for p in plazos if p is not None]))
    abiertas = Suspension.objects.filter(plazo__in=elegidos, hasta=None)
    if abiertas.filter(desde__gt=en).exists():
        raise DatoInvalido({"momento": "Es anterior a la suspensión."})
    abiertas.update(hasta=en, reanudada_por=actor)
    suyos = Plazo.objects.filter(pk__in=elegidos)
    suyos.update(suspendido_en=None)
    causa = Causa(actor, f"Se reanudó el plazo. {motivo}".strip())
    for dentro_de_otro in (False, True):
        grupo = suyos.filter(tope__isnull=not dentro_de_otro)
        mover(list(grupo.values_list("pk", flat=True)), causa)
    return _al_dia(plazos, elegidos)


def _bloqueados(plazos: models.QuerySet[Plazo]) -> list[int]:
    filas = plazos.select_for_update(of=("self",)).order_by("pk")
    return list(filas.values_list("pk", flat=True))


def _al_dia(plazos: tuple[Plazo | None, ...], elegidos: list[int]) -> list[Plazo]:
    suyos = [plazo for plazo in plazos if plazo is not None and plazo.pk in elegidos]
    for plazo in suyos:
        plazo.refresh_from_db()
    return suyos
