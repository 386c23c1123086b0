"""Waking up who mails, after the commit. A lost one loses nothing: a tick each minute sweeps."""

from collections.abc import Callable

from django.conf import settings
from django.db import connection, transaction
from django.utils.module_loading import import_string

REPARTO, ENVIO = "reparto", "envio"

_LLAMADAS: dict[str, Callable[[], None]] = {
    REPARTO: lambda: import_string(settings.AVISOS_DESPERTADOR)(REPARTO),
    ENVIO: lambda: import_string(settings.AVISOS_DESPERTADOR)(ENVIO),
}


def despertar(cual: str) -> None:
    """Ask for one round of ``cual`` once what was written is committed; once per transaction."""
    llamada = _LLAMADAS[cual]
    if not any(llamada in pedida for pedida in connection.run_on_commit):
        transaction.on_commit(llamada, robust=True)
