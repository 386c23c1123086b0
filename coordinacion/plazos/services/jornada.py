"""When people may be written to: while their office's calendar is open, and once a day a digest."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from coordinacion.avisos.reglas import Jornada
from coordinacion.nucleo import reloj
from coordinacion.plazos import selectors
from coordinacion.plazos.models import Latido
from coordinacion.plazos.selectors import DiaDeOficina
from coordinacion.plazos.services.vigilancia import LATIDO, latir

_RESUMEN = "resumen:"


class Jornadas(NamedTuple):
    """Whose office is open, whose digest is due, and the calendars that the latter are of."""

    abierta: Jornada
    por_resumir: Jornada
    calendarios: Collection[int]


def jornada(ahora: datetime) -> Jornada:
    """Whose office is open at a moment: a working day, from its opening hour on."""
    dias = selectors.dias_de_oficina(reloj.local(ahora).date())
    return _de_los_dias(ahora, dias, [dia for dia in dias if dia.abierto(ahora)])


def jornadas(ahora: datetime) -> Jornadas:
    """`jornada`, and of the open offices those whose digest of the day is still to be made.

    A digest waits until the watch has run after the opening: what it finds belongs in it.
    """
    dias = selectors.dias_de_oficina(reloj.local(ahora).date())
    abiertos = [dia for dia in dias if dia.abierto(ahora)]
    latidos = dict(Latido.objects.values_list("nombre", "en")) if abiertos else {}
    vigilado = latidos.get(LATIDO)
    faltan = [
        dia
        for dia in abiertos
        if vigilado is not None
        and vigilado >= dia.abre_en
        and not _hecho(latidos.get(f"{_RESUMEN}{dia.calendario_id}"), dia)
    ]
    return Jornadas(
        _de_los_dias(ahora, dias, abiertos),
        _de_los_dias(ahora, dias, faltan),
        [dia.calendario_id for dia in faltan],
    )


def dar_por_resumidos(calendarios: Iterable[int]) -> None:
    """Write down that the digests of those calendars are made for today."""
    for calendario in calendarios:
        latir(f"{_RESUMEN}{calendario}")


def _hecho(ultimo: datetime | None, dia: DiaDeOficina) -> bool:
    return ultimo is not None and ultimo >= dia.abre_en


def _de_los_dias(
    ahora: datetime, todos: Collection[DiaDeOficina], abiertos: Collection[DiaDeOficina]
) -> Jornada:
    claves = {dia.calendario_id for dia in abiertos}
    propios = {d.institucion_id: d for d in todos if d.institucion_id is not None}
    return Jornada(
        ahora,
        comun=any(dia.es_predeterminado for dia in abiertos),
        abiertas=frozenset(i for i, dia in propios.items() if dia.calendario_id in claves),
        cerradas=frozenset(i for i, dia in propios.items() if dia.calendario_id not in claves),
        abrio_en=min((dia.abre_en for dia in abiertos), default=None),
    )
