"""What import contracts cannot say: which calls a kind of file may make."""

import ast

from tests.arquitectura.fuentes import Fuente, fuentes, importados, llamadas

# Kinds of file that have to do with a request. `vistas` and `middleware` are views by another name.
DE_PANTALLA = (
    "views", "vistas", "urls", "forms", "filters", "filtros", "admin", "templatetags",
    "middleware", "formularios",
)  # fmt: skip
RELOJES = ("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "timezone.now")


def _transiciones() -> dict[str, set[str]]:
    """By app, the names of the methods that change a state."""
    nombres: dict[str, set[str]] = {}
    for fuente in fuentes("coordinacion"):
        for nodo in ast.walk(fuente.arbol):
            if isinstance(nodo, ast.FunctionDef) and any(
                ast.unparse(decorador).startswith("transition(")
                for decorador in nodo.decorator_list
            ):
                nombres.setdefault(fuente.app, set()).add(nodo.name)
    return nombres


def _modulos_y_funciones(fuente: Fuente) -> set[str]:
    """Names that the file imported, or defines as classes: calls on them are not on a record."""
    nombres = {
        (alias.asname or alias.name).split(".")[0]
        for nodo in ast.walk(fuente.arbol)
        if isinstance(nodo, ast.Import | ast.ImportFrom)
        for alias in nodo.names
    }
    return nombres | {n.name for n in ast.walk(fuente.arbol) if isinstance(n, ast.ClassDef)}


def test_solo_los_servicios_de_su_app_cambian_un_estado() -> None:
    duenas = _transiciones()
    todas = set().union(*duenas.values()) if duenas else set()
    faltas = []
    for fuente in fuentes():
        importadas = _modulos_y_funciones(fuente)
        for nodo, nombre in llamadas(fuente.arbol):
            receptor, _, metodo = nombre.rpartition(".")
            ajeno = metodo in todas and receptor and receptor.split(".")[0] not in importadas
            if ajeno and not (fuente.es("services") and metodo in duenas.get(fuente.app, ())):
                faltas.append(f"{fuente.ruta}:{nodo.lineno} {nombre}()")
    assert faltas == []


def test_las_vistas_no_consultan_modelos() -> None:
    faltas = [
        f"{fuente.ruta}:{nodo.lineno}"
        for fuente in fuentes()
        if fuente.es("views", "vistas")
        for nodo in ast.walk(fuente.arbol)
        if isinstance(nodo, ast.Attribute) and nodo.attr in {"objects", "_default_manager"}
    ]
    assert faltas == []


def test_nadie_relee_un_registro_sobre_si_mismo() -> None:
    """`refresh_from_db` lifts the protection of the state field on the whole class.

    Refused in every file of an app that has such a field, and above those apps.
    """
    protegidas = {*_transiciones(), ""}
    faltas = [
        f"{fuente.ruta}:{nodo.lineno}"
        for fuente in fuentes()
        if fuente.app in protegidas
        for nodo, nombre in llamadas(fuente.arbol)
        if nombre.endswith("refresh_from_db")
    ]
    assert faltas == []


def test_debajo_de_las_vistas_no_hay_http() -> None:
    faltas = [
        f"{fuente.ruta}:{linea} {nombre}"
        for fuente in fuentes("coordinacion")
        if not fuente.es(*DE_PANTALLA)
        for linea, nombre in importados(fuente.arbol)
        if nombre.startswith(("django.http", "django.shortcuts", "django.views"))
    ]
    assert faltas == []


def test_hay_un_solo_reloj() -> None:
    """A test, or an auditor, must be able to say what time it is."""
    faltas = [
        f"{fuente.ruta}:{nodo.lineno} {nombre}()"
        for fuente in fuentes("coordinacion", "workflows")
        if fuente.ruta.name != "reloj.py"
        for nodo, nombre in llamadas(fuente.arbol)
        if nombre.endswith(RELOJES)
    ]
    assert faltas == []


def test_las_reglas_no_tocan_la_base_ni_el_reloj() -> None:
    faltas = [
        f"{fuente.ruta}:{linea} {nombre}"
        for fuente in fuentes("coordinacion")
        if fuente.es("reglas")
        for linea, nombre in importados(fuente.arbol)
        if nombre.startswith(("django.db", "django.utils.timezone", "coordinacion.nucleo.reloj"))
    ]
    assert faltas == []
