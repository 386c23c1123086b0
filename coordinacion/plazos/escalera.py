"""Pure arithmetic of the ladder: which step is due, which comes next and when.

Steps are working days relative to the due day (−2: two working days before). A step happens at
the calendar's opening hour of its day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from coordinacion.plazos.reglas import VistaCalendario


@dataclass(frozen=True)
class Peldano:
    """One step; ``repite_cada`` repeats it for ever every so many working days."""

    dias: int
    repite_cada: int | None = None


def alcanzado(relativo: int, escalera: Sequence[Peldano]) -> int | None:
    """The latest step at or before ``relativo``; None when none was reached."""
    pasos = [_ultimo(p, relativo) for p in escalera if p.dias <= relativo]
    return max(pasos, default=None)


def siguiente(relativo: int, escalera: Sequence[Peldano]) -> int | None:
    """The first step after ``relativo``; None when the ladder has ended."""
    pasos = [p.dias for p in escalera if p.dias > relativo]
    pasos += [
        _ultimo(p, relativo) + p.repite_cada
        for p in escalera
        if p.repite_cada and p.dias <= relativo
    ]
    return min(pasos, default=None)


def dias_de_aviso(escalera: Sequence[Peldano], repeticiones: int) -> list[int]:
    """Every day on which something is told, with that many repetitions of what repeats."""
    veces = {p: range(repeticiones + 1) if p.repite_cada else range(1) for p in escalera}
    return sorted({p.dias + n * (p.repite_cada or 0) for p in escalera for n in veces[p]})


def ocurre_en(peldano: Peldano, dias: int) -> bool:
    """Whether a step is told on that day, for the first time or again."""
    return peldano.dias <= dias and _ultimo(peldano, dias) == dias


def error_de_escalera(escalera: Sequence[Peldano]) -> str:
    """What is wrong with a ladder; empty when nothing is. Only its last step may repeat."""
    ultimo = max((p.dias for p in escalera), default=0)
    if any(p.repite_cada and p.dias < ultimo for p in escalera):
        return "Sólo puede repetirse el último escalón de la clase."
    return ""


def _ultimo(peldano: Peldano, relativo: int) -> int:
    if not peldano.repite_cada:
        return peldano.dias
    return relativo - (relativo - peldano.dias) % peldano.repite_cada


def relativo_a(ahora: datetime, ordinal: int, calendario: VistaCalendario) -> int | None:
    """Working days from the due day (by its ``ordinal``) to ``ahora`` (local).

    A working day is reached at its opening hour. None outside the materialised days.
    """
    dia = calendario.dia(ahora.date())
    if dia.ordinal is None:
        return None
    sin_abrir = dia.es_habil and ahora.time() < calendario.apertura
    return dia.ordinal - sin_abrir - ordinal


def proximo_paso(
    ahora: datetime, ordinal: int | None, calendario: VistaCalendario, escalera: Sequence[Peldano]
) -> datetime | None:
    """When the watch must first look at a clock that is opened, or moved, at ``ahora`` (local).

    A warning that was already past is not told; an expiry that was already past is, at once.
    """
    relativo = None if ordinal is None else relativo_a(ahora, ordinal, calendario)
    if ordinal is None or relativo is None:
        return None
    paso = alcanzado(relativo, escalera)
    if paso is None or paso < 0:
        paso = siguiente(relativo, escalera)
    fecha = None if paso is None else calendario.fecha_de(ordinal + paso)
    if fecha is None:
        return None
    return datetime.combine(fecha, calendario.apertura, tzinfo=ahora.tzinfo)
