"""Reading the project's pages: their links, and the names of code that they mention."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.arquitectura.fuentes import RAIZ

PAGINAS = [RAIZ / "README.md", *sorted((RAIZ / "docs").rglob("*.md"))]
_ENLACE = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_CODIGO = re.compile(r"`([^`\n]+)`")
_RUTA = re.compile(r"^[\w.-]+(/[\w.*-]+)+(::[\w.]+)?$|^[\w-]+\.(py|md|toml|txt)$")
_MAQUINA = ("coordinacion/", "config/", "workflows/", "templates/", "tests/", "docs/", "static/")


def enlaces(pagina: Path) -> Iterator[str]:
    """Targets of the page's links and pictures, without what leads out of the project."""
    for destino in _ENLACE.findall(_sin_bloques(pagina.read_text(encoding="utf-8"))):
        if not destino.startswith(("http://", "https://", "mailto:")):
            yield destino


def rutas(pagina: Path) -> Iterator[str]:
    """Paths of the project written as code, with or without `::name`."""
    for texto in _CODIGO.findall(_sin_bloques(pagina.read_text(encoding="utf-8"))):
        if _RUTA.match(texto) and texto.startswith(_MAQUINA):
            yield texto


def existe(ruta: str) -> bool:
    """Whether the path exists and, after `::`, the function, class or method."""
    archivo, _, nombre = ruta.partition("::")
    hallados = list(RAIZ.glob(archivo.rstrip("/")))
    return bool(hallados) and (not nombre or nombre in _nombres(hallados[0]))


@cache
def _nombres(archivo: Path) -> frozenset[str]:
    arbol = ast.parse(archivo.read_text(encoding="utf-8"))
    return frozenset(_definidos(arbol, ""))


def _definidos(nodo: ast.AST, prefijo: str) -> Iterator[str]:
    for hijo in ast.iter_child_nodes(nodo):
        if isinstance(hijo, ast.FunctionDef | ast.ClassDef):
            yield f"{prefijo}{hijo.name}"
            yield from _definidos(hijo, f"{prefijo}{hijo.name}.")


def anclas(pagina: Path) -> set[str]:
    """The anchors of the page's titles, as GitHub makes them."""
    titulos = re.findall(r"^#+ (.+)$", pagina.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", titulo.lower()).replace(" ", "-") for titulo in titulos}


def _sin_bloques(texto: str) -> str:
    return re.sub(r"^```.*?^```", "", texto, flags=re.DOTALL | re.MULTILINE)
