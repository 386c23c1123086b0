"""The project's Python files as syntax trees, read once."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

RAIZ = Path(__file__).resolve().parents[2]
CODIGO = ("coordinacion", "workflows", "config")


@dataclass(frozen=True)
class Fuente:
    """One file: where it is, its text and its tree."""

    ruta: Path
    texto: str
    arbol: ast.Module

    @property
    def app(self) -> str:
        """The app that the file belongs to; "" outside `coordinacion`."""
        return self.ruta.parts[1] if self.ruta.parts[0] == "coordinacion" else ""

    def es(self, *tipos: str) -> bool:
        """Whether the file is of one of these kinds: `views.py`, `views_plazos.py`, or anything
        inside `views/`."""
        return self.ruta.stem.split("_")[0] in tipos or bool(
            set(self.ruta.parent.parts) & set(tipos)
        )


@cache
def fuentes(*carpetas: str) -> tuple[Fuente, ...]:
    """Every file under these folders but migrations, whose form Django decides."""
    return tuple(_leer(carpetas or CODIGO))


def _leer(carpetas: tuple[str, ...]) -> Iterator[Fuente]:
    for carpeta in carpetas:
        for ruta in sorted((RAIZ / carpeta).rglob("*.py")):
            if "migrations" not in ruta.parts:
                texto = ruta.read_text()
                yield Fuente(ruta.relative_to(RAIZ), texto, ast.parse(texto))


def llamadas(arbol: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Every call with the dotted name that is called (`self.x.y` gives "self.x.y")."""
    for nodo in ast.walk(arbol):
        if isinstance(nodo, ast.Call):
            yield nodo, ast.unparse(nodo.func)


def importados(arbol: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything imported (`from a.b import c` gives "a.b.c")."""
    for nodo in ast.walk(arbol):
        if isinstance(nodo, ast.Import):
            yield from ((nodo.lineno, alias.name) for alias in nodo.names)
        elif isinstance(nodo, ast.ImportFrom) and nodo.module:
            yield from ((nodo.lineno, f"{nodo.module}.{alias.name}") for alias in nodo.names)
