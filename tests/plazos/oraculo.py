"""A second, naive way to count terms: one day (or one minute) at a time, without any table.

It shares no code with `coordinacion.plazos.reglas`; where both agree, neither is a typo.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

DIA = timedelta(days=1)
MINUTO = timedelta(minutes=1)


@dataclass(frozen=True)
class Oficina:
    """Office hours and a question: is this day a working one?"""

    abre: time
    cierra: time
    es_habil: Callable[[date], bool]


def vence(
    recibido: datetime, cantidad: int, unidad: str, oficina: Oficina, mismo: bool
) -> datetime:
    """The due moment of a term received at a local moment."""
    if unidad == "horas":
        return recibido + timedelta(hours=cantidad)
    if unidad == "horas_habiles":
        return _por_minutos(recibido, cantidad * 60, oficina)
    contado = _dia_de_recepcion(recibido, oficina)
    if unidad == "meses":
        ultimo = _mismo_numero(contado, cantidad)
    else:
        primero = contado if mismo else _siguiente_habil(contado + DIA, oficina)
        ultimo = _avanzar(primero, cantidad, unidad, oficina)
    ultimo = _siguiente_habil(ultimo, oficina)
    return datetime.combine(ultimo, oficina.cierra, tzinfo=recibido.tzinfo)


def _dia_de_recepcion(recibido: datetime, oficina: Oficina) -> date:
    dia = recibido.date()
    if not oficina.es_habil(dia) or recibido.time() > oficina.cierra:
        dia = _siguiente_habil(dia + DIA, oficina)
    return dia


def _siguiente_habil(dia: date, oficina: Oficina) -> date:
    while not oficina.es_habil(dia):
        dia += DIA
    return dia


def _avanzar(dia: date, cantidad: int, unidad: str, oficina: Oficina) -> date:
    contados = 1
    while contados < cantidad:
        dia += DIA
        if unidad == "naturales" or oficina.es_habil(dia):
            contados += 1
    return dia


def _mismo_numero(dia: date, meses: int) -> date:
    """Walk day by day and keep the last one of the target month that does not pass the number."""
    candidato, pasados, cursor = dia, 0, dia
    while pasados <= meses:
        cursor += DIA
        if cursor.day == 1:
            pasados += 1
        if pasados == meses and cursor.day <= dia.day:
            candidato = cursor
    return candidato


def _por_minutos(recibido: datetime, minutos: int, oficina: Oficina) -> datetime:
    """Count minutes of open office; the one in which the last ends is the due one."""
    cursor = recibido
    while minutos:
        cursor += MINUTO
        anterior = cursor - MINUTO
        abierta = oficina.es_habil(anterior.date()) and (
            oficina.abre <= anterior.time() < oficina.cierra
        )
        minutos -= abierta
    return cursor
