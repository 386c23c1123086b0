"""Folios: `JG/2026/000123-K`, with a check character that catches a mistyped digit.

What was split from a letter has its folio and a number of its own: `JG/2026/000123-K/1`.

The character is the number's remainder modulo 23. As 23 is prime and 10 is neither 0 nor 1
modulo 23, every single wrong digit and every swap of two neighbours changes it.
"""

import re
from dataclasses import dataclass

# 23 letters that are not taken for a digit or for one another on paper (no I, O, Z).
_LETRAS = "ABCDEFGHJKLMNPQRSTUVWXY"
_TECLEADO = re.compile(
    r"^(?:([A-Z]{1,10})[\W_]*)?(?:(20\d{2})[\W_]*)?0*(\d{1,7})"
    r"(?:[\W_]*([A-Z])(?:[\W_]+0*(\d{1,3}))?)?$"
)


@dataclass(frozen=True)
class FolioTecleado:
    """What a person typed, once understood; a part that was not typed is None. `desglose` is 0 of
    a letter that was not split from another."""

    serie: str | None
    anio: int | None
    numero: int
    control: str | None
    desglose: int = 0

    @property
    def completo(self) -> str:
        """The folio as it is stored; "" while a part of it was not typed."""
        if self.serie and self.anio and self.control:
            return formatear(self.serie, self.anio, self.numero, self.desglose)
        return ""


def control(anio: int, numero: int) -> str:
    """The check character of a folio."""
    return _LETRAS[(anio * 10_000_000 + numero) % 23]


def formatear(serie: str, anio: int, numero: int, desglose: int = 0) -> str:
    """The folio as it is printed and stored."""
    entero = f"{serie}/{anio}/{numero:06d}-{control(anio, numero)}"
    return f"{entero}/{desglose}" if desglose else entero


def a_slug(folio: str) -> str:
    """The folio as it travels in a URL."""
    return folio.replace("/", "-")


def interpretar(texto: str) -> FolioTecleado | None:
    """Read a folio typed with or without dashes, zeros or capitals.

    Returns None when the text is no folio, and also when its check character is wrong, so that
    a guess and a mistake get the same answer as an unknown folio.
    """
    hallado = _TECLEADO.match(texto.strip().upper())
    if hallado is None:
        return None
    serie, anio, numero, letra, desglose = hallado.groups()
    folio = FolioTecleado(
        serie, int(anio) if anio else None, int(numero), letra, int(desglose or 0)
    )
    if folio.anio and folio.control and control(folio.anio, folio.numero) != folio.control:
        return None
    return folio
