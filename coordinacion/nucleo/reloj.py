"""The only clock that domain code reads, so that a test can move it in one place."""

from datetime import date, datetime

from django.utils import timezone


def ahora() -> datetime:
    """The present moment, aware, in UTC."""
    return timezone.now()


def local(momento: datetime) -> datetime:
    """The same moment in the office's time zone."""
    return timezone.localtime(momento)


def hoy() -> date:
    """Today's date in the office's time zone (never UTC's: at 18:00 they differ)."""
    return local(ahora()).date()
