"""Letters by the day on which something was done to them, for the figures and for their lists."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import Q

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia as Estado
from coordinacion.nucleo.reloj import inicio_del_dia

_TURNADA = (Hecho.CORRESPONDENCIA_CANALIZADA, Hecho.CORRESPONDENCIA_REMITIDA)


def entre(campo: str, dia: date, hasta: date | None = None) -> Q:
    """A moment inside a local day, or from that day to another, both included."""
    fin = inicio_del_dia((hasta or dia) + timedelta(days=1))
    return Q(**{f"{campo}__gte": inicio_del_dia(dia), f"{campo}__lt": fin})


def recibidas(dia: date, hasta: date | None = None) -> Q:
    """Letters whose stamp is of those days."""
    return entre("recibida_en", dia, hasta)


def turnadas(dia: date, hasta: date | None = None) -> Q:
    """Letters that were routed or sent to another authority on those days."""
    hechos = Asiento.objects.filter(entre("ocurrido_en", dia, hasta), hecho__in=_TURNADA)
    return Q(pk__in=hechos.values("asunto_id"))


def notificadas(dia: date, hasta: date | None = None) -> Q:
    """Letters whose petitioner was told on those days."""
    return entre("notificada_en", dia, hasta)


def concluidas(dia: date, hasta: date | None = None) -> Q:
    """Letters concluded on those days, in the archive already or not."""
    archivada = Q(estado=Estado.ARCHIVADA, estado_previo=Estado.CONCLUIDA)
    return entre("cerrada_en", dia, hasta) & (Q(estado=Estado.CONCLUIDA) | archivada)


POR_DIA: dict[str, Callable[[date], Q]] = {
    "turnado_el": turnadas,
    "notificado_el": notificadas,
    "concluido_el": concluidas,
}
"""The filter that lists each figure of one day."""
