"""How alike two texts are: the share of rare words that they have in common. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt

from coordinacion.nucleo.palabras import CORTA, palabras, raiz

PARECIDO_MINIMO = 0.45
"""From this share on a text is offered as alike (por validar)."""
DISTINTIVAS = 10
"""Words of a text that tell the most, of which an alike text shares `EN_COMUN`."""
EN_COMUN = 2
COMUN = 0.2
"""A word that this share of the collection says tells nothing by itself."""
_COLECCION = 1000
"""A smaller collection says little of which words are rare: it is taken as part of this many."""


@dataclass(frozen=True)
class Parecido:
    """One text of a collection and how alike it is, from 0 to 1; `comparte`, whether the two have
    in common as many words that tell as an alike text must."""

    llave: str
    grado: float
    comparte: bool

    @property
    def se_muestra(self) -> bool:
        """Whether it is offered as alike."""
        return self.comparte and self.grado >= PARECIDO_MINIMO


class Vocabulario:
    """How many texts of a collection say each word: the fewer they are, the more it tells."""

    def __init__(self, textos: Iterable[str]) -> None:
        dichas = [set(_palabras(texto)) for texto in textos]
        self._total = max(len(dichas), _COLECCION)
        self._veces = Counter(una for suyas in dichas for una in suyas)

    def pesos(self, texto: str) -> dict[str, float]:
        """What each word of a text tells, by its root; the squares add up to one."""
        crudo = {una: self._peso(una) for una in _palabras(texto)}
        largo = sqrt(sum(valor * valor for valor in crudo.values())) or 1.0
        return {una: valor / largo for una, valor in crudo.items()}

    def distintivas(self, texto: str) -> dict[str, str]:
        """The roots of a text that tell the most, each with its word as it is written there. What
        everybody says is among them only when the text says nothing else."""
        suyas = _palabras(texto)
        mayores = sorted(suyas, key=lambda una: (-self._peso(una), una))[:DISTINTIVAS]
        propias = [una for una in mayores if self._veces[una] < COMUN * self._total]
        return {una: suyas[una] for una in (propias if len(propias) >= EN_COMUN else mayores)}

    def _peso(self, una: str) -> float:
        return log(1 + self._total / (1 + self._veces[una]))


class Acervo:
    """Texts among which to look. How rare each word is, their own `vocabulario` says unless
    another is given: that of the collection which they were taken from."""

    def __init__(self, textos: Mapping[str, str], vocabulario: Vocabulario | None = None) -> None:
        self._vocabulario = vocabulario or Vocabulario(textos.values())
        self._donde: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for llave, texto in textos.items():
            for una, valor in self._vocabulario.pesos(texto).items():
                self._donde[una].append((llave, valor))

    def parecidos(self, texto: str, *, sin: str = "") -> list[Parecido]:
        """Texts that share a word with this one, the most alike first; never that of `sin`."""
        grados: dict[str, float] = defaultdict(float)
        distintivas = self._vocabulario.distintivas(texto)
        comunes: Counter[str] = Counter()
        for una, peso in self._vocabulario.pesos(texto).items():
            for llave, valor in self._donde.get(una, ()):
                grados[llave] += peso * valor
                comunes[llave] += una in distintivas
        minimo = min(EN_COMUN, len(distintivas))
        grados.pop(sin, None)
        hallados = [
            Parecido(llave, grado, comunes[llave] >= minimo) for llave, grado in grados.items()
        ]
        return sorted(hallados, key=lambda uno: (-uno.grado, uno.llave))


def _palabras(texto: str) -> dict[str, str]:
    """Each root of a text, with the first of its words that has it."""
    dichas = {raiz(una): una for una in reversed(palabras(texto))}
    return {una: entera for una, entera in dichas.items() if len(una) >= CORTA}
