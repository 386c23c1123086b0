"""The rows of the result, on the screen and as JSON."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

RESULTADOS = Path(__file__).with_name("results.json")
_ANCHOS = (66, 11, 11, 11, 8, 8)
_TITULOS = ("operation (ms)", "ours", "peer", "limit", "×peer", "×limit")


@dataclass(frozen=True)
class Fila:
    """One operation: milliseconds of each contender, the bar, and whether it was met."""

    operacion: str
    nuestra: float
    vecino: float | None
    limite: float | None
    vara: str
    pasa: bool

    @property
    def por_vecino(self) -> float | None:
        """How many times faster than the peer."""
        return self.vecino / self.nuestra if self.vecino else None

    @property
    def por_limite(self) -> float | None:
        """Which part of the raw statement's speed; 1 is as fast as it."""
        return self.limite / self.nuestra if self.limite else None

    def como_json(self) -> dict[str, object]:
        """As it goes into the file."""
        return {
            "operation": self.operacion,
            "ours": _redondo(self.nuestra),
            "peer": _redondo(self.vecino),
            "limit": _redondo(self.limite),
            "ratio_peer": _redondo(self.por_vecino),
            "ratio_limit": _redondo(self.por_limite),
            "bar": self.vara,
            "pass": self.pasa,
        }


def encabezado() -> str:
    """The titles of the columns."""
    return _renglon(_TITULOS) + "  bar"


def renglon(fila: Fila) -> str:
    """One row as it is printed, as soon as it is known."""
    cifras = (fila.nuestra, fila.vecino, fila.limite, fila.por_vecino, fila.por_limite)
    textos = ["–" if cifra is None else _corta(cifra) for cifra in cifras]
    veredicto = "pass" if fila.pasa else "FAIL"
    return f"{_renglon((fila.operacion, *textos))}  {veredicto}: {fila.vara}"


def guardar(filas: Sequence[Fila], destino: Path = RESULTADOS) -> None:
    """Write the file."""
    contenido = [fila.como_json() for fila in filas]
    destino.write_text(json.dumps(contenido, ensure_ascii=False, indent=2) + "\n")


def _renglon(textos: Sequence[str]) -> str:
    primero, *resto = textos
    cifras = (texto.rjust(ancho) for texto, ancho in zip(resto, _ANCHOS[1:], strict=True))
    return primero.ljust(_ANCHOS[0]) + " ".join(cifras)


def _corta(cifra: float) -> str:
    return f"{cifra:,.3g}" if cifra < 1000 else f"{cifra:,.0f}"


def _redondo(cifra: float | None) -> float | None:
    return None if cifra is None else round(cifra, 4)
