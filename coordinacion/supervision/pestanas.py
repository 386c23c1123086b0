"""How many rows each tray of a person has. Django takes longer to write so many counts than the
server to make them, so what is written is kept for the day."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Value

from coordinacion.nucleo.cuentas import Cuenta, escribir
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles
from coordinacion.supervision.bandejas import Bandeja, filas_de
from coordinacion.supervision.momento import Momento

_AHORA: Any = object()
"""Stands for the moment in the parameters of what is kept."""
_escritas: dict[object, list[Cuenta]] = {}
_CUANTAS_ESCRITAS = 100


def cuentas_de(usuario: Usuario, momento: Momento, bandejas: Sequence[Bandeja]) -> list[Cuenta]:
    """The count of each of those trays, to be read at that moment."""
    clave = _clave(usuario, momento, bandejas)
    if clave not in _escritas:
        if len(_escritas) >= _CUANTAS_ESCRITAS:
            _escritas.clear()
        _escritas[clave] = _escribir(usuario, momento, bandejas)
    return [
        (sql, [momento.ahora if uno is _AHORA else uno for uno in parametros])
        for sql, parametros in _escritas[clave]
    ]


def _clave(usuario: Usuario, momento: Momento, bandejas: Sequence[Bandeja]) -> object:
    """All that what is written depends on, but for the moment."""
    mis = papeles(usuario)
    de_la_persona = (usuario.pk, mis.unidad, tuple(mis.por_institucion.items()))
    del_dia = (momento.hoy, tuple(momento.ordinales.items()))
    return de_la_persona, del_dia, tuple(una.clave for una in bandejas)


def _escribir(usuario: Usuario, momento: Momento, bandejas: Sequence[Bandeja]) -> list[Cuenta]:
    sin_hora: Any = Value(_AHORA)
    momento = replace(momento, ahora=sin_hora)
    return [escribir(filas_de(una, usuario, momento)) for una in bandejas]
