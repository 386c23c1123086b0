"""The picture of a path: the flow's own nodes and edges, on two hand-made layouts.

The library's chart finds the places by itself: with the real branches its lines cross eight times
and nobody can read it. Here they are chosen so that no line crosses another; a test holds that
all that is drawn is in the flow, and that what is not drawn is said in the table.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from textwrap import wrap
from typing import Any

from django.db.models import TextChoices

from workflows.caminos import Camino
from workflows.piezas import Arranque, Fin, Paso, Puerta
from workflows.planos import Letrero, Plano, Punto

LARGO = 36
"""Longer names are cut at their colon: what follows explains, and there is no room for it."""
_CLASES = ((Arranque, "inicio"), (Fin, "fin"), (Puerta, "puerta"), (Paso, "paso"))
_INTERLINEA, _LETRA = 12.5, 6.8


@dataclass(frozen=True)
class Renglon:
    """A line of text; measures are text, as SVG wants them, whatever the language."""

    texto: str
    x: str
    y: str
    ancla: str = "middle"


@dataclass(frozen=True)
class Figura:
    """One node as it is drawn: its outline, its words and where it is in the letter's life."""

    clase: str
    momento: str
    contorno: str
    renglones: Sequence[Renglon]


@dataclass(frozen=True)
class Linea:
    """One edge as it is drawn, with its answer, if it has one."""

    trazo: str
    renglones: Sequence[Renglon]


@dataclass(frozen=True)
class Dibujo:
    """A picture, ready for the template."""

    titulo: str
    clase: str
    ancho: int
    alto: int
    figuras: Sequence[Figura]
    lineas: Sequence[Linea]


@dataclass(frozen=True)
class Salida:
    """A row of the table: after a step, a question, one of its answers and what follows."""

    paso: str
    pregunta: str
    respuesta: str
    sigue: str


def dibujos(
    camino: Camino, actual: TextChoices | None = None, pasados: Collection[TextChoices] = ()
) -> list[Dibujo]:
    """The path on each layout, with the present step and those already gone through marked."""
    return [_dibujo(camino, plano, actual, frozenset(pasados)) for plano in camino.planos]


def tabla(camino: Camino) -> list[Salida]:
    """Every way from each step to the next, also those that are not drawn."""
    return [
        salida
        for nodo in camino.flujo.instance.nodes()
        if isinstance(nodo, Paso)
        for salida in _salidas(nodo, nodo)
    ]


def _salidas(paso: Any, desde: Any) -> Iterator[Salida]:
    for arista in desde._outgoing():
        pregunta = desde.task_title if isinstance(desde, Puerta) else ""
        yield from (
            _salidas(paso, arista.dst)
            if not pregunta and isinstance(arista.dst, Puerta)
            else [Salida(paso.task_title, pregunta, arista.label or "", arista.dst.task_title)]
        )


@cache
def _dibujo(
    camino: Camino, plano: Plano, actual: TextChoices | None, pasados: frozenset[TextChoices]
) -> Dibujo:
    nodo_llamado = camino.flujo.instance.node
    figuras = [
        _figura(plano, nodo_llamado(nombre), _momento(nombre, actual, pasados))
        for nombre in plano.lugares
    ]
    lineas = [
        _linea(plano, arista)
        for nombre in plano.lugares
        for arista in nodo_llamado(nombre)._outgoing()
        if (arista.src.name, arista.dst.name) in plano.trazos
    ]
    titulo = str(camino.flujo.process_title)
    return Dibujo(titulo, plano.clase, plano.ancho, plano.alto, figuras, lineas)


def _momento(nombre: str, actual: TextChoices | None, pasados: frozenset[TextChoices]) -> str:
    if nombre == actual:
        return "actual"
    return "pasado" if nombre in pasados else ""


def _figura(plano: Plano, nodo: Any, momento: str) -> Figura:
    clase = next(clase for tipo, clase in _CLASES if isinstance(nodo, tipo))
    x, y = plano.lugares[nodo.name]
    ancho, alto = _medidas(plano, nodo)
    contorno = (_hexagono if clase == "puerta" else _caja)(x, y, ancho, alto)
    return Figura(clase, momento, contorno, _nombre(nodo, clase, x, y, ancho))


def _nombre(nodo: Any, clase: str, x: float, y: float, ancho: float) -> list[Renglon]:
    if clase in ("inicio", "fin"):
        return []
    titulo = str(nodo.task_title)
    corto = titulo if len(titulo) <= LARGO else titulo.partition(":")[0]
    renglones = wrap(corto, width=int(ancho / _LETRA))
    return _renglones(renglones, x, y - (len(renglones) - 1) * _INTERLINEA / 2 + 4, "middle")


def _caja(x: float, y: float, ancho: float, alto: float) -> str:
    """A rounded box; a square one is so rounded that it is a circle."""
    r = alto / 2 if ancho == alto else 6
    dx, dy = ancho / 2 - r, alto / 2 - r
    arco = f"a{r:g},{r:g} 0 0 1 "
    return (
        f"M{x - dx:g},{y - alto / 2:g} h{2 * dx:g} {arco}{r:g},{r:g} v{2 * dy:g} {arco}{-r:g},{r:g}"
        f" h{-2 * dx:g} {arco}{-r:g},{-r:g} v{-2 * dy:g} {arco}{r:g},{-r:g} z"
    )


def _hexagono(x: float, y: float, ancho: float, alto: float) -> str:
    dx, dy, corte = ancho / 2, alto / 2, alto / 2.4
    puntos = ((-dx, 0), (corte - dx, -dy), (dx - corte, -dy), (dx, 0), (dx - corte, dy),
              (corte - dx, dy))  # fmt: skip
    return "M" + " L".join(f"{x + a:g},{y + b:g}" for a, b in puntos) + " z"


def _linea(plano: Plano, arista: Any) -> Linea:
    trazo = plano.trazos[(arista.src.name, arista.dst.name)]
    puntos = trazo.puntos or _recta(plano, arista.src, arista.dst)
    letrero = trazo.letrero
    escrito = _letrero(letrero, str(arista.label or "")) if letrero else []
    return Linea("M" + " L".join(f"{x:g},{y:g}" for x, y in puntos), escrito)


def _letrero(letrero: Letrero, texto: str) -> list[Renglon]:
    return _renglones(wrap(texto, letrero.letras), letrero.x, letrero.y, letrero.ancla)


def _recta(plano: Plano, desde: Any, hasta: Any) -> tuple[Punto, Punto]:
    """From border to border of two nodes that are one beside, or under, the other."""
    (x1, y1), (x2, y2) = plano.lugares[desde.name], plano.lugares[hasta.name]
    (a1, h1), (a2, h2) = _medidas(plano, desde), _medidas(plano, hasta)
    if y1 == y2:
        signo = 1 if x2 > x1 else -1
        return (x1 + signo * a1 / 2, y1), (x2 - signo * a2 / 2, y2)
    signo = 1 if y2 > y1 else -1
    return (x1, y1 + signo * h1 / 2), (x2, y2 - signo * h2 / 2)


def _medidas(plano: Plano, nodo: Any) -> Punto:
    clase = next(clase for tipo, clase in _CLASES if isinstance(nodo, tipo))
    ancho, alto = plano.medidas[clase]
    return plano.anchos.get(nodo.name, ancho), alto


def _renglones(textos: Sequence[str], x: float, y: float, ancla: str) -> list[Renglon]:
    return [
        Renglon(texto, f"{x:g}", f"{y + n * _INTERLINEA:g}", ancla)
        for n, texto in enumerate(textos)
    ]
