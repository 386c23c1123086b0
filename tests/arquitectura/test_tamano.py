"""Files and functions stay small enough to be read at once."""

import ast

import pytest

from tests.arquitectura.fuentes import RAIZ, fuentes

LINEAS_DE_ARCHIVO = 400
LINEAS_DE_FUNCION = 40
OTROS = (
    "templates/**/*.html",
    "coordinacion/*/templates/**/*.html",
    "static/**/*.js",
    "static/**/*.css",
)


def test_ningun_archivo_pasa_de_400_lineas() -> None:
    textos = {str(f.ruta): f.texto for f in fuentes("coordinacion", "workflows", "config", "tests")}
    for patron in OTROS:
        textos |= {str(ruta.relative_to(RAIZ)): ruta.read_text() for ruta in RAIZ.glob(patron)}
    largos = {ruta: len(texto.splitlines()) for ruta, texto in textos.items()}
    assert {r: n for r, n in largos.items() if n > LINEAS_DE_ARCHIVO} == {}


def test_ninguna_funcion_pasa_de_40_lineas() -> None:
    largas = [
        f"{fuente.ruta}:{nodo.lineno} {nodo.name} ({nodo.end_lineno - nodo.lineno + 1})"
        for fuente in fuentes("coordinacion", "workflows", "config", "tests")
        for nodo in ast.walk(fuente.arbol)
        if isinstance(nodo, ast.FunctionDef | ast.AsyncFunctionDef)
        and nodo.end_lineno is not None
        and nodo.end_lineno - nodo.lineno + 1 > LINEAS_DE_FUNCION
    ]
    assert largas == []


@pytest.mark.parametrize("maximo", [5])
def test_una_tarea_solo_llama_a_un_servicio(maximo: int) -> None:
    largas = [
        f"{fuente.ruta}:{nodo.lineno} {nodo.name}"
        for fuente in fuentes("coordinacion", "workflows")
        if fuente.es("tasks")
        for nodo in ast.walk(fuente.arbol)
        if isinstance(nodo, ast.FunctionDef)
        and nodo.end_lineno is not None
        and nodo.end_lineno - nodo.body[0].lineno + 1 > maximo + 1  # and its docstring
    ]
    assert largas == []
