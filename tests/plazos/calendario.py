"""Calendars in memory for the pure tests."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from coordinacion.plazos.reglas import Dia, VistaCalendario

ZONA = ZoneInfo("America/Mexico_City")
NOMBRES = {5: "Sábado", 6: "Domingo"}


def calendario(
    inhabiles: Mapping[date, str] | None = None,
    *,
    desde: date = date(2024, 1, 1),
    hasta: date = date(2029, 12, 31),
    cargado_hasta: date | None = date(2028, 12, 31),
    apertura: time = time(9),
    cierre: time = time(15),
) -> VistaCalendario:
    """A calendar with those non-working days besides the weekends."""
    dias: dict[date, Dia] = {}
    ordinal, fecha = 0, desde
    while fecha <= hasta:
        motivo = (inhabiles or {}).get(fecha) or NOMBRES.get(fecha.weekday(), "")
        ordinal += not motivo
        dias[fecha] = Dia(not motivo, ordinal, motivo)
        fecha += timedelta(days=1)
    return VistaCalendario("de prueba", apertura, cierre, cargado_hasta, dias)
