"""Asking a record's state machine, with an answer that names who left the record so."""

from typing import Any, Protocol

from django.db.models import TextChoices

from coordinacion.bitacora.selectors import quien_lo_dejo
from coordinacion.nucleo.errores import EstadoNoAdmite
from coordinacion.nucleo.fsm import can_proceed


class ConEstado(Protocol):
    """A record with a state machine; its verbs are methods called as their values."""

    @property
    def pk(self) -> Any: ...

    def get_estado_display(self) -> str: ...


def exigir_que_admita(registro: ConEstado, verbo: TextChoices, que: str, clave: str) -> None:
    """Raise `EstadoNoAdmite` saying the present state of the record and who brought it there.

    `que` is how the sentence calls it («El oficio JG/12/2026»); `clave`, its name in the log.
    """
    if not can_proceed(getattr(registro, verbo.value)):
        raise EstadoNoAdmite(
            f"{que} está «{registro.get_estado_display()}» y ya no admite «{verbo.label}». "
            f"{quien_lo_dejo(clave, registro.pk)}"
        )
