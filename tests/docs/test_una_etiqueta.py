"""One label per state and per verb, written in one file; and no words that mislead on a screen."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.db.models import TextChoices

from coordinacion.nucleo import etiquetas
from tests.arquitectura.fuentes import RAIZ, Fuente, fuentes

LISTAS: tuple[type[TextChoices], ...] = (
    etiquetas.EstadoCorrespondencia,
    etiquetas.EstadoTurno,
    etiquetas.EstadoProrroga,
    etiquetas.EstadoOficio,
    etiquetas.EstadoCorreo,
    etiquetas.VerboCorrespondencia,
    etiquetas.VerboTurno,
    etiquetas.VerboOficio,
    etiquetas.VerboPapel,
)
ETIQUETAS = {str(uno.label) for lista in LISTAS for uno in lista} | {
    etiquetas.DARSE_POR_ENTERADO,
    etiquetas.ACUSE_DE_REMISION,
    etiquetas.ASUNTO_RESERVADO,
}
PLANTILLAS = sorted((RAIZ / "templates").rglob("*.html")) + sorted(
    (RAIZ / "templates").rglob("*.typ")
)

# What a person would misunderstand, whatever the record's state (design: labels that mislead).
ENGANOSAS = (
    r"\batendid[oa]s?\b(?! (a tiempo|en el acto))",  # nobody was told yet
    r"\bcanalizad[oa]s?\b",
    r"\bdeclinar\b",
    r"\bdeclinad[oa]s?\b",
    r"\bdesahogad[oa]s?\b",
)
ATRIBUTOS = ("value", "aria-label", "title", "placeholder", "alt")


class _Textos(HTMLParser):
    """Collects what a person reads: the text of the elements and of some attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.textos: list[str] = []

    def handle_data(self, data: str) -> None:
        self.textos.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.textos += [valor for nombre, valor in attrs if nombre in ATRIBUTOS and valor]


def leidos(ruta: Path) -> Iterator[str]:
    """The literal texts of a template, without what the template language computes."""
    texto = ruta.read_text(encoding="utf-8")
    texto = re.sub(r"{% comment %}.*?{% endcomment %}|{#.*?#}", "", texto, flags=re.DOTALL)
    lector = _Textos()
    lector.feed(re.sub(r"{%.*?%}|{{.*?}}", "\n", texto, flags=re.DOTALL))
    for trozo in lector.textos:
        yield from (linea.strip() for linea in trozo.splitlines() if linea.strip())


def _literales(fuente: Fuente) -> Iterator[tuple[int, str]]:
    """Strings of a Python file that are neither docstrings nor members of another closed list."""
    ajenos = {
        id(parte)
        for clase in ast.walk(fuente.arbol)
        if isinstance(clase, ast.ClassDef) and any("Choices" in ast.unparse(b) for b in clase.bases)
        for parte in ast.walk(clase)
    }
    for nodo in ast.walk(fuente.arbol):
        if (
            isinstance(nodo, ast.Constant)
            and isinstance(nodo.value, str)
            and id(nodo) not in ajenos
        ):
            yield nodo.lineno, nodo.value


def test_ningun_archivo_vuelve_a_escribir_una_etiqueta() -> None:
    faltas = [
        f"{fuente.ruta}:{linea} {texto}"
        for fuente in fuentes("coordinacion", "config", "workflows")
        if fuente.ruta.name != "etiquetas.py"
        for linea, texto in _literales(fuente)
        if texto in ETIQUETAS
    ]
    assert faltas == []


@pytest.mark.parametrize("ruta", PLANTILLAS, ids=lambda r: str(r.relative_to(RAIZ / "templates")))
def test_ninguna_plantilla_vuelve_a_escribir_una_etiqueta(ruta: Path) -> None:
    assert [texto for texto in leidos(ruta) if texto in ETIQUETAS] == []


@pytest.mark.parametrize("ruta", PLANTILLAS, ids=lambda r: str(r.relative_to(RAIZ / "templates")))
def test_ninguna_plantilla_dice_lo_que_engana(ruta: Path) -> None:
    faltas = [
        texto
        for texto in leidos(ruta)
        for patron in ENGANOSAS
        if re.search(patron, texto, flags=re.IGNORECASE)
    ]
    assert faltas == []


def test_ninguna_etiqueta_dice_lo_que_engana() -> None:
    faltas = [e for e in ETIQUETAS for p in ENGANOSAS if re.search(p, e, flags=re.IGNORECASE)]
    assert faltas == []


def test_ninguna_oracion_del_codigo_dice_lo_que_engana() -> None:
    faltas = [
        f"{fuente.ruta}:{linea} {texto[:80]}"
        for fuente in fuentes("coordinacion", "config", "workflows")
        if fuente.ruta.name != "maquinas.py"  # a page in English that names verbs of the code
        for linea, texto in _literales(fuente)
        if " " in texto and texto not in _docstrings(fuente)
        for patron in ENGANOSAS
        if re.search(patron, texto, flags=re.IGNORECASE)
    ]
    assert faltas == []


def _docstrings(fuente: Fuente) -> set[str]:
    con_texto = ast.Module | ast.ClassDef | ast.FunctionDef
    nodos = (nodo for nodo in ast.walk(fuente.arbol) if isinstance(nodo, con_texto))
    return {ast.get_docstring(nodo, clean=False) or "" for nodo in nodos}
