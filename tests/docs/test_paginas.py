"""The pages lead somewhere: links resolve, and what they name of the code exists."""

import re
from pathlib import Path

import pytest

from coordinacion.demostracion import personas
from tests.arquitectura.fuentes import RAIZ
from tests.docs.enlaces import PAGINAS, anclas, enlaces, existe, rutas

LEEME = RAIZ / "README.md"
DECISIONES = sorted((RAIZ / "docs" / "decisions").glob("[0-9]*.md"))


def _nombre(pagina: Path) -> str:
    return str(pagina.relative_to(RAIZ))


@pytest.mark.parametrize("pagina", PAGINAS, ids=_nombre)
def test_cada_enlace_lleva_a_algo(pagina: Path) -> None:
    rotos = []
    for destino in enlaces(pagina):
        ruta, _, ancla = destino.partition("#")
        archivo = (pagina.parent / ruta).resolve() if ruta else pagina
        if not archivo.exists() or (ancla and ancla not in anclas(archivo)):
            rotos.append(destino)
    assert rotos == []


@pytest.mark.parametrize("pagina", PAGINAS, ids=_nombre)
def test_lo_que_se_nombra_del_codigo_existe(pagina: Path) -> None:
    assert [ruta for ruta in rutas(pagina) if not existe(ruta)] == []


def test_el_recorrido_nombra_funciones_de_verdad() -> None:
    nombradas = [ruta for ruta in rutas(RAIZ / "docs" / "walk.md") if "::" in ruta]
    assert len(nombradas) > 50
    assert not existe("coordinacion/nucleo/folios.py::inventada")


def test_las_ordenes_del_leeme_existen() -> None:
    objetivos = set(re.findall(r"^([a-z]+):", (RAIZ / "Makefile").read_text(), re.MULTILINE))
    pedidos = set(re.findall(r"\bmake ([a-z]+)", LEEME.read_text(encoding="utf-8")))
    assert pedidos and pedidos <= objetivos


def test_los_comandos_de_manage_que_se_nombran_existen() -> None:
    comandos = {
        ruta.stem
        for patron in ("coordinacion/*", "config", "workflows")
        for ruta in RAIZ.glob(f"{patron}/management/commands/[a-z]*.py")
    } | {"migrate", "shell", "check", "collectstatic"}
    pedidos = {
        comando
        for pagina in PAGINAS
        for comando in re.findall(r"manage\.py ([a-z_]+)", pagina.read_text(encoding="utf-8"))
    }
    assert pedidos <= comandos


def test_las_variables_del_leeme_son_las_que_se_leen() -> None:
    archivos = [*(RAIZ / "config" / "settings").glob("*.py"), RAIZ / "config" / "puerto.py"]
    lectura = re.compile(r"env\.\w+\(\s*\"([A-Z_]+)\"")
    leidas = {nombre for archivo in archivos for nombre in lectura.findall(archivo.read_text())}
    fuera_de_ajustes = {"DJANGO_SETTINGS_MODULE", "CHROMIUM"}
    tabla = re.findall(r"^\| `([A-Z_]+)` \|", LEEME.read_text(encoding="utf-8"), re.MULTILINE)
    assert leidas | fuera_de_ajustes == set(tabla)


def test_las_personas_del_leeme_son_las_de_la_demostracion() -> None:
    texto = LEEME.read_text(encoding="utf-8")
    filas = re.findall(r"^\| `(\w+)` \| ([^|]+) \| [^|]+ \|$", texto, re.MULTILINE)
    papeles = {p.usuario: " y ".join(rol.label for rol in p.roles) for p in personas.PERSONAS}
    assert {usuario: rol for usuario, rol in filas if usuario.islower()} == papeles
    assert f"`{personas.CLAVE}`" in texto


@pytest.mark.parametrize("pagina", DECISIONES, ids=_nombre)
def test_cada_decision_dice_contexto_decision_y_consecuencias(pagina: Path) -> None:
    texto = pagina.read_text(encoding="utf-8")
    assert texto.startswith(f"# {pagina.name[:3]} · ")
    for parte in ("**Context.**", "**Decision.**", "**Consequences.**"):
        assert parte in texto
    assert len(texto.split()) < 450, "una página"


def test_cada_decision_esta_en_el_indice() -> None:
    indice = (RAIZ / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    assert [pagina.name for pagina in DECISIONES if f"({pagina.name})" not in indice] == []
