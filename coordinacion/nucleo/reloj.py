"""The only clock that domain code reads, so that it can be moved in one place."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time

from django.utils import timezone

_fijado: ContextVar[datetime | None] = ContextVar("reloj_fijado", default=None)


def ahora() -> datetime:
    """The present moment, aware, in UTC."""
    return _fijado.get() or timezone.now()


def local(momento: datetime) -> datetime:
    """The same moment in the office's time zone."""
    return momento.astimezone(timezone.get_default_timezone())


def minuto(momento: datetime) -> datetime:
    """The start of its minute: a stamp carries no seconds, so it is compared with this."""
    return momento.replace(second=0, microsecond=0)


def hoy() -> date:
    """Today's date in the office's time zone (never UTC's: at 18:00 they differ)."""
    return local(ahora()).date()


def inicio_del_dia(dia: date) -> datetime:
    """The moment at which a local day begins."""
    return timezone.make_aware(datetime.combine(dia, time.min))


@contextmanager
def en(momento: datetime) -> Iterator[None]:
    """Run the block as if it were `momento` (aware): to tell a history in the order it happened."""
    marca = _fijado.set(momento)
    try:
        yield
    finally:
        _fijado.reset(marca)
