"""How alike two texts are: the share of rare words that they have in common. Pure."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import log, sqrt

from coordinacion.nucleo.palabras import CORTA, raices

PARECIDO_MINIMO = 0.45
"""From this share on a text is offered as alike."""
_COLECCION = 1000
"""A smaller collection says little of which words are rare: it is taken as part of this many."""


@dataclass(frozen=True)
class Parecido:
    """One text of a collection and how alike it is, from 0 to 1."""

    llave: str
    grado: float


class Acervo:
    """Texts among which to look; a word weighs more the fewer of them say it."""

    def __init__(self, textos: Mapping[str, str]) -> None:
        palabras = {llave: _palabras(texto) for llave, texto in textos.items()}
        veces = Counter(una for suyas in palabras.values() for una in suyas)
        self._total = max(len(textos), _COLECCION)
        self._veces = veces
        self._donde: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for llave, suyas in palabras.items():
            for una, valor in self._vector(suyas).items():
                self._donde[una].append((llave, valor))

    def parecidos(self, texto: str, *, sin: str = "") -> list[Parecido]:
        """Texts that share a word with this one, the most alike first; never that of `sin`."""
        grados: dict[str, float] = defaultdict(float)
        for una, peso in self._vector(_palabras(texto)).items():
            for llave, valor in self._donde.get(una, ()):
                grados[llave] += peso * valor
        grados.pop(sin, None)
        hallados = [Parecido(llave, grado) for llave, grado in grados.items()]
        return sorted(hallados, key=lambda uno: (-uno.grado, uno.llave))

    def _vector(self, palabras: set[str]) -> dict[str, float]:
        crudo = {una: log(1 + self._total / (1 + self._veces[una])) for una in palabras}
        largo = sqrt(sum(valor * valor for valor in crudo.values())) or 1.0
        return {una: valor / largo for una, valor in crudo.items()}


def _palabras(texto: str) -> set[str]:
    return {una for una in raices(texto) if len(una) >= CORTA}
