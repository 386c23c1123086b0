"""The moment for which a page is drawn: one reading of the clock and of the calendars."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.db.models import DateTimeField

from coordinacion.nucleo import reloj
from coordinacion.nucleo.escritas import Hueco
from coordinacion.nucleo.reloj import inicio_del_dia
from coordinacion.plazos.selectors import ordinales, ultimo_dia
from coordinacion.plazos.semaforo import POR_VENCER

UN_DIA = timedelta(days=1)


@dataclass(frozen=True)
class Momento:
    """`ahora` is UTC; `hoy` is of the office's time zone; `ordinales` are today's working ordinals
    by calendar (one query)."""

    ahora: datetime
    hoy: date
    ordinales: Mapping[int, int]

    @classmethod
    def actual(cls) -> "Momento":
        """Now."""
        ahora = reloj.ahora()
        return cls(ahora, reloj.local(ahora).date(), ordinales())

    def sin_hora(self) -> "Momento":
        """The same day, its hour still to be told: for what is written once and read all day."""
        hora: Any = Hueco("ahora", DateTimeField())
        return replace(self, ahora=hora)

    @cached_property
    def manana(self) -> datetime:
        """When today ends."""
        return inicio_del_dia(self.hoy + UN_DIA)

    @cached_property
    def fin_de_lo_cercano(self) -> datetime:
        """When the last day ends that is close for some calendar (one query)."""
        ultimo = ultimo_dia(self.ordinales, POR_VENCER) or self.hoy
        return inicio_del_dia(ultimo + UN_DIA)

    @cached_property
    def fin_de_semana(self) -> datetime:
        """When this calendar week (Monday to Sunday) ends."""
        return inicio_del_dia(self.hoy + timedelta(days=7 - self.hoy.weekday()))

    @cached_property
    def calendarios_por_ordinal(self) -> Mapping[int, list[int]]:
        """Calendars grouped by today's ordinal: most of them share it."""
        grupos: dict[int, list[int]] = defaultdict(list)
        for calendario, ordinal in self.ordinales.items():
            grupos[ordinal].append(calendario)
        return grupos
