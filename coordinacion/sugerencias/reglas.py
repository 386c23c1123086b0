"""From the words of a subject to the topics that it may be about; pure, and the same for the
screen and for the evaluation."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from math import exp, sqrt

from coordinacion.nucleo.palabras import CORTA, raices

CONFIANZA_MINIMA = 0.5
"""A topic that only the model proposes is shown from this confidence on."""
SUGERIDOS = 3


@dataclass(frozen=True)
class Palabra:
    """A phrase of the catalogue and the topic for which it speaks."""

    frase: str
    tema: str
    peso: int


@dataclass(frozen=True)
class Modelo:
    """A linear model: a topic's score is its bias plus what each term of the text adds to it."""

    temas: tuple[str, ...]
    sesgos: tuple[float, ...]
    rareza: Mapping[str, float]
    pesos: Mapping[str, Sequence[float]]
    temperatura: float = 1.0
    """How much to distrust the scores, measured on rows not learnt from."""


@dataclass(frozen=True)
class Propuesta:
    """One topic with what speaks for it."""

    tema: str
    frases: tuple[Palabra, ...] = ()
    confianza: float = 0.0

    @property
    def peso(self) -> int:
        """The weights of its phrases together."""
        return sum(palabra.peso for palabra in self.frases)

    @property
    def se_muestra(self) -> bool:
        """Whether a person is bothered with it."""
        return bool(self.frases) or self.confianza >= CONFIANZA_MINIMA


@dataclass
class Recuento:
    """How many cases there were and in how many the right topic was first, or among three."""

    casos: int = 0
    primera: int = 0
    tres: int = 0

    def contar(self, tema: str, orden: Sequence[str]) -> None:
        """Add one case whose right topic is `tema`."""
        self.casos += 1
        self.primera += tema in orden[:1]
        self.tres += tema in orden[:SUGERIDOS]

    def proporciones(self) -> dict[str, float | int]:
        """As it is printed and kept."""
        casos = max(self.casos, 1)
        return {
            "casos": self.casos,
            "top1": round(self.primera / casos, 4),
            "top3": round(self.tres / casos, 4),
        }


@dataclass
class Medicion:
    """What came out of trying the proposals on rows whose topic is known."""

    todos: Recuento = field(default_factory=Recuento)
    mostrados: Recuento = field(default_factory=Recuento)
    por_tema: dict[str, Recuento] = field(default_factory=lambda: defaultdict(Recuento))

    def contar(self, tema: str, propuestas: Sequence[Propuesta]) -> None:
        """Add one row."""
        orden = [una.tema for una in propuestas]
        for recuento in (self.todos, self.por_tema[tema]):
            recuento.contar(tema, orden)
        if propuestas and propuestas[0].se_muestra:
            self.mostrados.contar(tema, orden)

    def resumen(self) -> dict[str, object]:
        """Top-1, top-3, and what a person would have been shown."""
        return {
            **self.todos.proporciones(),
            "confianza_minima": CONFIANZA_MINIMA,
            "cobertura": round(self.mostrados.casos / max(self.todos.casos, 1), 4),
            "acierto_en_lo_mostrado": self.mostrados.proporciones()["top1"],
        }


def terminos(texto: str) -> set[str]:
    """What the model looks at: the longer words, and each pair of neighbours."""
    largas = [una for una in raices(texto) if len(una) >= CORTA]
    return {*largas, *(f"{una} {otra}" for una, otra in pairwise(largas))}


def halladas(texto: str, palabras: Iterable[Palabra]) -> list[Palabra]:
    """The phrases that a text says, whole and in order."""
    dicho = f" {' '.join(raices(texto))} "
    return [una for una in palabras if _como_se_busca(una.frase) in dicho]


@lru_cache(maxsize=2048)
def _como_se_busca(frase: str) -> str:
    """A phrase of the catalogue, the same for every letter: its roots, whole."""
    return f" {' '.join(raices(frase))} "


def vector(texto: str, rareza: Mapping[str, float]) -> dict[str, float]:
    """The known terms of a text, the rarer the heavier, of length one."""
    crudo = {uno: rareza[uno] for uno in terminos(texto) if uno in rareza}
    largo = sqrt(sum(valor * valor for valor in crudo.values())) or 1.0
    return {uno: valor / largo for uno, valor in crudo.items()}


def puntajes(modelo: Modelo, texto: str) -> list[float]:
    """The score of each topic, in the model's order."""
    suma = list(modelo.sesgos)
    for termino, valor in vector(texto, modelo.rareza).items():
        for lugar, peso in enumerate(modelo.pesos[termino]):
            suma[lugar] += valor * peso
    return suma


def confianzas(puntos: Sequence[float], temperatura: float) -> list[float]:
    """Scores as proportions of one."""
    mayor = max(puntos, default=0.0)
    partes = [exp((punto - mayor) / temperatura) for punto in puntos]
    total = sum(partes)
    return [parte / total for parte in partes]


def proponer(texto: str, palabras: Iterable[Palabra], modelo: Modelo | None) -> list[Propuesta]:
    """Topics from the likeliest on: people's words go before what a file taught, which says
    nothing of a text without a word that it knows."""
    frases: dict[str, list[Palabra]] = defaultdict(list)
    for palabra in halladas(texto, palabras):
        frases[palabra.tema].append(palabra)
    if modelo is None or not vector(texto, modelo.rareza):
        return ordenar(frases, {})
    partes = confianzas(puntajes(modelo, texto), modelo.temperatura)
    return ordenar(frases, dict(zip(modelo.temas, partes, strict=True)))


def ordenar(
    frases: Mapping[str, Sequence[Palabra]], confianza: Mapping[str, float]
) -> list[Propuesta]:
    """Every topic with what speaks for it, from the likeliest on."""
    todas = [
        Propuesta(tema, tuple(frases.get(tema, ())), confianza.get(tema, 0.0))
        for tema in {**frases, **confianza}
    ]
    return sorted(todas, key=lambda una: (-una.peso, -una.confianza, una.tema))
