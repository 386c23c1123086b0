"""Pure rules of measuring: working days between two dates, and whose stage consumed a delay.

Basis: ADR 038. No ORM and no clock.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coordinacion.plazos.reglas import UN_DIA, VistaCalendario

UN_MINUTO = timedelta(minutes=1)
"""Facts of one verb are written in the same transaction and not at the same instant."""


@dataclass(frozen=True)
class Tramo:
    """A stretch in which somebody had the letter.

    ``limite`` is when its own term ran out (None: it has none); ``exceso`` are the working days
    that it took beyond that. ``lugar`` tells the caller which of its rows it is.
    """

    lugar: int
    desde: datetime
    hasta: datetime
    limite: datetime | None = None
    exceso: int = 0

    @property
    def rebasa(self) -> bool:
        """Whether it ended after its own term, be it on the same day."""
        return self.limite is not None and self.hasta > self.limite


def habiles_entre(desde: date, hasta: date, calendario: VistaCalendario) -> int:
    """Working days after ``desde`` up to and including ``hasta``; negative when it is earlier."""
    primero, ultimo = calendario.ordinal(desde), calendario.ordinal(hasta)
    if primero is not None and ultimo is not None:
        return ultimo - primero
    if hasta < desde:
        return -habiles_entre(hasta, desde, calendario)
    dias = (desde + UN_DIA * n for n in range(1, (hasta - desde).days + 1))
    return sum(calendario.dia(dia).es_habil for dia in dias)


def ruta(tramos: Collection[Tramo], hasta: datetime) -> list[Tramo]:
    """Who had the letter up to ``hasta``, one after another, earliest first.

    Walked backwards: of those that had begun, who gave way at that moment; else who still had it;
    else the last who had. What ran meanwhile and ended before delayed nothing.
    """
    hallados: list[Tramo] = []
    previos = [tramo for tramo in tramos if tramo.desde < hasta]
    while previos:
        momento = hasta
        elegido = max(previos, key=lambda tramo: _llega_a(tramo, momento))
        hallados.append(elegido)
        hasta = elegido.desde
        previos = [tramo for tramo in previos if tramo.desde < hasta]
    return hallados[::-1]


def _llega_a(tramo: Tramo, momento: datetime) -> tuple[datetime, bool, datetime]:
    dio_paso = abs(tramo.hasta - momento) <= UN_MINUTO
    return momento if dio_paso else min(tramo.hasta, momento), dio_paso, tramo.desde


def quien_tardo(tramos: Collection[Tramo], vencio: datetime, hasta: datetime) -> Tramo | None:
    """The stretch that made late what ran out at ``vencio`` and ended at ``hasta``.

    Of those on the route, the one that most exceeded its own term; of two alike, the latest.
    When nobody did, whoever had the letter as it ran out. None when nobody is known to.
    """
    camino: Sequence[Tramo] = ruta(tramos, hasta)
    rebasan = [tramo for tramo in camino if tramo.rebasa]
    if rebasan:
        return max(rebasan, key=lambda tramo: (tramo.exceso, tramo.hasta))
    return next((tramo for tramo in camino if tramo.hasta > vencio), None)
