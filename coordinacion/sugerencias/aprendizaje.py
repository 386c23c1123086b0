"""Learns a linear model from subjects whose topic is known.

Always possible with what is installed (naive Bayes); with scikit-learn, by logistic regression.
Both leave the same numbers, so no screen needs the library.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from math import log
from random import Random

from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.sugerencias import reglas
from coordinacion.sugerencias.reglas import Medicion, Modelo

Ejemplo = tuple[str, str]
"""A subject and its topic."""
Pesos = tuple[list[float], dict[str, list[float]]]
"""The bias of each topic, and what each term adds to each."""
Metodo = Callable[[Sequence[dict[str, float]], Sequence[str], Sequence[str]], Pesos]

VUELTAS = 5
_TEMPERATURAS = (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0)
_SUAVIZADO = 0.05
_HOLGURA = 10.0
_CASI_NADA = 1e-6


def metodo_disponible() -> str:
    """The best way to learn with what is installed."""
    return "regresion_logistica" if find_spec("sklearn") else "bayes"


def partir(
    ejemplos: Sequence[Ejemplo], prueba: float, semilla: int
) -> tuple[list[Ejemplo], list[Ejemplo]]:
    """What to learn from and what to try on; the same for the same file, part and seed."""
    barajados = list(ejemplos)
    Random(semilla).shuffle(barajados)  # noqa: S311  # a sample, not a secret
    corte = round(len(barajados) * prueba)
    return barajados[corte:], barajados[:corte]


def aprender(ejemplos: Sequence[Ejemplo], metodo: str, semilla: int) -> tuple[Modelo, Medicion]:
    """The model of every example, and how models of four fifths of them did on the rest."""
    if len({tema for _, tema in ejemplos}) < 2:
        raise DatoInvalido("Para aprender hacen falta asuntos de al menos dos temas.")
    ensayos = _ensayar(ejemplos, METODOS[metodo], semilla)
    temperatura = min(_TEMPERATURAS, key=lambda una: sum(e.sorpresa(una) for e in ensayos))
    medicion = Medicion()
    for uno in ensayos:
        medicion.contar(uno.tema, reglas.ordenar({}, uno.confianzas(temperatura)))
    return replace(_modelo(ejemplos, METODOS[metodo]), temperatura=temperatura), medicion


@dataclass(frozen=True)
class _Ensayo:
    """One example and the scores that a model gave it that had not seen it."""

    tema: str
    temas: tuple[str, ...]
    puntos: list[float]

    def confianzas(self, temperatura: float) -> dict[str, float]:
        return dict(zip(self.temas, reglas.confianzas(self.puntos, temperatura), strict=True))

    def sorpresa(self, temperatura: float) -> float:
        """How far the confidence was from what turned out, the lower the better."""
        return -log(max(self.confianzas(temperatura).get(self.tema, 0.0), _CASI_NADA))


def _ensayar(ejemplos: Sequence[Ejemplo], metodo: Metodo, semilla: int) -> list[_Ensayo]:
    barajados, _ = partir(ejemplos, 0, semilla)
    ensayos = []
    for vuelta in range(VUELTAS):
        resto = [uno for lugar, uno in enumerate(barajados) if lugar % VUELTAS != vuelta]
        if len({tema for _, tema in resto}) > 1:
            modelo = _modelo(resto, metodo)
            ensayos += [
                _Ensayo(tema, modelo.temas, reglas.puntajes(modelo, texto))
                for texto, tema in barajados[vuelta::VUELTAS]
            ]
    return ensayos


def _modelo(ejemplos: Sequence[Ejemplo], metodo: Metodo) -> Modelo:
    veces = Counter(termino for texto, _ in ejemplos for termino in reglas.terminos(texto))
    rareza = {
        uno: log((1 + len(ejemplos)) / (1 + n)) + 1
        for uno, n in sorted(veces.items())
        if n > 1 or " " not in uno  # a pair seen once says no more than its words
    }
    temas = sorted({tema for _, tema in ejemplos})
    vectores = [reglas.vector(texto, rareza) for texto, _ in ejemplos]
    sesgos, pesos = metodo(vectores, [tema for _, tema in ejemplos], temas)
    return Modelo(tuple(temas), tuple(sesgos), rareza, pesos)


def _bayes(
    vectores: Sequence[dict[str, float]], suyos: Sequence[str], temas: Sequence[str]
) -> Pesos:
    """Multinomial naive Bayes on the weighted terms."""
    suma: dict[str, dict[str, float]] = {tema: defaultdict(float) for tema in temas}
    for uno, tema in zip(vectores, suyos, strict=True):
        for termino, valor in uno.items():
            suma[tema][termino] += valor
    todos = sorted({termino for uno in vectores for termino in uno})
    totales = [sum(suma[tema].values()) + _SUAVIZADO * len(todos) for tema in temas]
    pesos = {
        termino: [
            log((suma[tema].get(termino, 0.0) + _SUAVIZADO) / total)
            for tema, total in zip(temas, totales, strict=True)
        ]
        for termino in todos
    }
    veces = Counter(suyos)
    return [log(veces[tema] / len(suyos)) for tema in temas], pesos


def _regresion(
    vectores: Sequence[dict[str, float]], suyos: Sequence[str], temas: Sequence[str]
) -> Pesos:
    """Logistic regression, by scikit-learn; imported here because it is an extra."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    columnas = DictVectorizer()
    tabla = columnas.fit_transform(vectores)
    ajuste = LogisticRegression(C=_HOLGURA, max_iter=1000).fit(tabla, list(suyos))
    filas, sesgos = ajuste.coef_.tolist(), ajuste.intercept_.tolist()
    if len(temas) == 2:  # one row says how much the second exceeds the first
        filas, sesgos = [[0.0] * len(filas[0]), *filas], [0.0, *sesgos]
    nombres = columnas.get_feature_names_out()
    return sesgos, {
        str(nombre): [fila[lugar] for fila in filas] for lugar, nombre in enumerate(nombres)
    }


METODOS: dict[str, Metodo] = {"bayes": _bayes, "regresion_logistica": _regresion}
