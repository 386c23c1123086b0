"""Trying one verb without leaving a trace, and naming what happened."""

from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from coordinacion.nucleo.errores import EstadoNoAdmite, SinPermiso

HECHO, SIN_PERMISO, NO_ADMITE, NO_EXISTE = "hecho", "403", "409", "404"


class _Deshacer(Exception):
    pass


def intentar(verbo: Callable[[], object]) -> str:
    """Run the verb, undo it, and say what it answered."""
    try:
        with transaction.atomic():
            verbo()
            raise _Deshacer
    except _Deshacer:
        return HECHO
    except SinPermiso:
        return SIN_PERMISO
    except EstadoNoAdmite:
        return NO_ADMITE
    except ObjectDoesNotExist:
        return NO_EXISTE
