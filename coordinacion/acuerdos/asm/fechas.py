"""Dates as the table has them: a day when it says a day, and never a day that it does not say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coordinacion.acuerdos.asm.palabras import patron, plano

PRIMER_ANIO, ULTIMO_ANIO = 1990, 2100
_MESES = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
)  # fmt: skip
_MES = {nombre: numero for numero, nombre in enumerate(_MESES, start=1)}
_MES |= {nombre[:3]: numero for nombre, numero in list(_MES.items())}
_MES |= {"setiembre": 9, "sept": 9, "set": 9}
_UN_MES = "|".join(sorted(_MES, key=len, reverse=True))
_ISO = patron(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)(?:[t ]00:00(?::00)?)?")
_CIFRAS = patron(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![-/.]?\d)")
_DIA_EN_PALABRAS = patron(rf"(\d{{1,2}})[º°o]? de ({_UN_MES})\.?,? (?:del? )?(\d{{4}})(?!\d)")
_MES_EN_PALABRAS = patron(rf"({_UN_MES})\.?(?: del? |,? |[-/])(\d{{4}}|\d{{2}})(?!\d)")
_ANIO = patron(r"((?:19|20)\d{2})(?![\d/.-]?\d)")
_ROTULO = patron(
    r"fecha (?:de )?(?P<termino>termino|conclusion)\s*:"
    r"|fecha (?:comprometida|compromiso|de compromiso)\s*:"
)


class Precision(StrEnum):
    """How much of a date is said."""

    DIA = "dia"
    MES = "mes"
    ANIO = "anio"


@dataclass(frozen=True)
class Momento:
    """A date as it is written. `dia` only when the day is said; `duda` when the same figures
    could be two days, and `orden` what the figures prove of how dates are written there."""

    texto: str
    precision: Precision
    dia: date | None = None
    duda: bool = False
    orden: str = ""


@dataclass(frozen=True)
class FechaDicha:
    """A cell of dates: what was promised and when it ended; `problema` says what was not read."""

    texto: str
    comprometida: Momento | None = None
    termino: Momento | None = None
    problema: str = ""

    @property
    def dia(self) -> date | None:
        """The promised day, if the cell says a day."""
        return self.comprometida.dia if self.comprometida else None

    def momentos(self) -> Iterator[Momento]:
        """Those that were read."""
        yield from (uno for uno in (self.comprometida, self.termino) if uno)


def leer_fecha(texto: str) -> FechaDicha:
    """Read a cell: one date, or several with a label each. What is not understood stays as text."""
    partes = _por_rotulo(texto)
    momentos: dict[str, Momento] = {}
    problemas = []
    for papel, dicho in partes:
        momento, resto = al_principio(dicho)
        if momento is None and dicho:
            problemas.append(f"«{dicho[:60]}» no se entiende como fecha")
        elif resto.strip(" .;,"):
            problemas.append(f"junto a la fecha dice además «{resto.strip()[:60]}»")
        if momento and papel in momentos:
            return FechaDicha(
                texto, problema=f"«{texto[:60]}» trae más de una fecha del mismo tipo"
            )
        if momento:
            momentos[papel] = momento
    return FechaDicha(
        texto, momentos.get("comprometida"), momentos.get("termino"), "; ".join(problemas)
    )


def _por_rotulo(texto: str) -> list[tuple[str, str]]:
    """The parts of a cell by their labels; before the first label, the promised date."""
    rotulos = list(_ROTULO.finditer(plano(texto)))
    if not rotulos:
        return [("comprometida", texto.strip())]
    partes = [("comprometida", texto[: rotulos[0].start()].strip())]
    for uno, otro in zip(rotulos, [*rotulos[1:], None], strict=False):
        papel = "termino" if uno["termino"] else "comprometida"
        partes.append((papel, texto[uno.end() : otro.start() if otro else None].strip()))
    return [(papel, dicho) for papel, dicho in partes if dicho]


def al_principio(texto: str) -> tuple[Momento | None, str]:
    """The date with which a text begins, and the rest of it."""
    dicho = plano(texto)
    for forma, leer in _LECTORES:
        hallado = forma.match(dicho)
        momento = leer(texto, hallado) if hallado else None
        if hallado and momento:
            return momento, texto[hallado.end() :]
    return None, texto


def _de_iso(texto: str, hallado: re.Match[str]) -> Momento | None:
    anio, mes, dia = (int(parte) for parte in hallado.groups())
    return _con_dia(texto[: hallado.end()], anio, mes, dia)


def _de_cifras(texto: str, hallado: re.Match[str]) -> Momento | None:
    """Four figures of year: day first. Two, as a spreadsheet of that time shows them: month first.
    What can only be read the other way is read so, and says it."""
    escrito = texto[: hallado.end()]
    primero, segundo, anio = int(hallado[1]), int(hallado[3]), int(hallado[4])
    corto = len(hallado[4]) == 2
    anio += 2000 if corto else 0
    mes_primero = segundo > 12 or (corto and primero <= 12)
    mes, dia = (primero, segundo) if mes_primero else (segundo, primero)
    duda = corto and primero <= 12 and segundo <= 12 and primero != segundo
    orden = "" if max(primero, segundo) <= 12 else ("mes" if mes_primero else "dia")
    return _con_dia(escrito, anio, mes, dia, duda=duda, orden=orden if corto else "")


def _de_palabras(texto: str, hallado: re.Match[str]) -> Momento | None:
    escrito = texto[: hallado.end()]
    return _con_dia(escrito, int(hallado[3]), _MES[hallado[2]], int(hallado[1]))


def _de_mes(texto: str, hallado: re.Match[str]) -> Momento | None:
    return Momento(texto[: hallado.end()], Precision.MES)


def _de_anio(texto: str, hallado: re.Match[str]) -> Momento | None:
    return Momento(texto[: hallado.end()], Precision.ANIO)


def _con_dia(
    escrito: str, anio: int, mes: int, dia: int, *, duda: bool = False, orden: str = ""
) -> Momento | None:
    if not PRIMER_ANIO <= anio <= ULTIMO_ANIO:
        return None
    try:
        return Momento(escrito, Precision.DIA, date(anio, mes, dia), duda, orden)
    except ValueError:
        return None


_LECTORES = (
    (_ISO, _de_iso),
    (_CIFRAS, _de_cifras),
    (_DIA_EN_PALABRAS, _de_palabras),
    (_MES_EN_PALABRAS, _de_mes),
    (_ANIO, _de_anio),
)
