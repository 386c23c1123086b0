"""Which record each line of a table is: by its text, by the text with which it came in, by its
number. What has none of the three is new; nothing is taken for something alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Llave:
    """What tells a line of a table: its folded text, the one with which it came in, its number."""

    texto: str
    original: str = ""
    numero: str = ""


def emparejar(lineas: Sequence[Llave], registros: Sequence[Llave]) -> list[int | None]:
    """For each line, the place of its record, or None. Each record is of one line at most."""
    hallados: list[int | None] = [None] * len(lineas)
    libres = dict(enumerate(registros))
    for que in (_texto, _original, _numero):
        for lugar, linea in enumerate(lineas):
            buscado = linea.numero if que is _numero else linea.texto
            if hallados[lugar] is None and buscado:
                hallados[lugar] = _tomar(libres, que, buscado)
    return hallados


def _tomar(libres: dict[int, Llave], que: Callable[[Llave], str], buscado: str) -> int | None:
    for lugar, registro in libres.items():
        if que(registro) == buscado:
            del libres[lugar]
            return lugar
    return None


def _texto(llave: Llave) -> str:
    return llave.texto


def _original(llave: Llave) -> str:
    return llave.original


def _numero(llave: Llave) -> str:
    return llave.numero
