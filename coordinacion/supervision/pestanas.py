"""How many rows each tray of a person has. Django takes longer to write so many counts than the
server to make them, so what is written is kept for the day."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Value

from coordinacion.nucleo.cuentas import Cuenta, escribir
from coordinacion.nucleo.memoria import Memoria
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles
from coordinacion.supervision.bandejas import Bandeja, filas_de
from coordinacion.supervision.momento import Momento

_AHORA: Any = object()
"""Stands for the moment in the parameters of what is kept."""
_escritas: Memoria[list[Cuenta]] = Memoria(tope=100)


def cuentas_de(usuario: Usuario, momento: Momento, bandejas: Sequence[Bandeja]) -> list[Cuenta]:
    """The count of each of those trays, to be read at that moment."""
    clave = _clave(usuario, momento, bandejas)
    cuentas = _escritas.dar(clave, lambda: _escribir(usuario, momento, bandejas))
    return [
        (sql, [momento.ahora if uno is _AHORA else uno for uno in parametros])
        for sql, parametros in cuentas
    ]


def _clave(usuario: Usuario, momento: Momento, bandejas: Sequence[Bandeja]) -> Hashable:
    """All that what is written depends on, but for the moment."""
    del_dia = (momento.hoy, tuple(momento.ordinales.items()))
    return usuario.pk, papeles(usuario).clave, del_dia, tuple(una.clave for una in bandejas)


def _escribir(usuario: Usuario, momento: Momento, bandejas: Sequence[Bandeja]) -> list[Cuenta]:
    sin_hora: Any = Value(_AHORA)
    momento = replace(momento, ahora=sin_hora)
    return [escribir(filas_de(una, usuario, momento)) for una in bandejas]
