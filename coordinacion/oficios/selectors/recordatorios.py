"""What an institution owes beyond its term, and how many times it was reminded."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Max, Min, OuterRef, Subquery

from coordinacion.canalizacion.models import Turno, TurnoQuerySet
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoOficio
from coordinacion.oficios.models import Oficio
from coordinacion.oficios.opciones import ClaseOficio
from coordinacion.organizacion.models import Institucion
from coordinacion.plazos.clases import ClasePlazo

RENGLONES = 200
"""Turns that one reminder lists at most, the oldest first."""


def vencidos() -> TurnoQuerySet:
    """Turns whose answer the institution owes beyond its own term; suspended ones wait."""
    return Turno.objects.pendientes().filter(
        plazo_respuesta__clase=ClasePlazo.RESPUESTA_TURNO,
        plazo_respuesta__cerrado_en__isnull=True,
        plazo_respuesta__suspendido_en__isnull=True,
        plazo_respuesta__vence_en__lt=reloj.ahora(),
    )


def vencidos_de(institucion: Institucion) -> list[Turno]:
    """The overdue turns of one institution, the oldest first, with what a reminder says."""
    suyos = vencidos().filter(institucion=institucion, plazo_respuesta__institucion=institucion)
    return list(
        suyos.select_related("correspondencia", "plazo_respuesta").order_by(
            "plazo_respuesta__vence_en", "pk"
        )[:RENGLONES]
    )


def siguen_vencidos(oficio: Oficio) -> list[Turno]:
    """Of the turns that a reminder lists, those still owed."""
    return list(vencidos().filter(recordatorios=oficio))


def recordados_en(oficio: Oficio) -> list[Turno]:
    """The turns that a reminder lists, in its order."""
    turnos = oficio.recordados.select_related("correspondencia", "plazo_respuesta")
    return list(turnos.order_by("plazo_respuesta__vence_en", "pk"))


def vez_que_toca(turnos: Sequence[Turno]) -> int:
    """Which reminder comes next for these turns: one more than the latest not cancelled."""
    previos = Oficio.objects.filter(recordados__in=turnos).exclude(estado=EstadoOficio.CANCELADO)
    return int(previos.aggregate(vez=Max("vez"))["vez"] or 0) + 1


def con_vencidos() -> list[Any]:
    """Institutions with overdue turns: how many, since when, and when they were last reminded."""
    ultimo = Oficio.objects.filter(
        institucion=OuterRef("institucion_id"), clase=ClaseOficio.RECORDATORIO, fecha__isnull=False
    ).order_by("-pk")
    return list(
        vencidos()
        .order_by()
        .values("institucion_id", "institucion__nombre")
        .annotate(cuantos=Count("pk"), desde=Min("plazo_respuesta__vence_en"))
        .annotate(recordado=Subquery(ultimo.values("fecha")[:1]))
        .order_by("desde")
    )
