"""Asking a record's state and version, with an answer that names who left the record so."""

from typing import Any, Protocol

from django.db.models import TextChoices

from coordinacion.bitacora.selectors import quien_lo_dejo
from coordinacion.nucleo.errores import EstadoNoAdmite, VersionAnterior
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


class ConVersion(Protocol):
    """A record that counts its changes."""

    @property
    def pk(self) -> Any: ...

    @property
    def version(self) -> int: ...


def exigir_version(
    registro: ConVersion, version: int, que: str, clave: str, mientras: str = "lo editaba"
) -> None:
    """Raise `VersionAnterior` when the form was opened on an older version, saying who changed it.

    `que` and `clave` as in `exigir_que_admita`; `mientras`, what the person was doing.
    """
    if version != registro.version:
        raise VersionAnterior(
            f"{que} cambió mientras usted {mientras}. {quien_lo_dejo(clave, registro.pk)} "
            "Lo que escribió se conserva abajo: revíselo y vuelva a guardar."
        )
