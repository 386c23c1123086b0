"""The manual says what the screens say: each label that it quotes is somewhere on them."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from coordinacion.nucleo import etiquetas
from tests.arquitectura.fuentes import RAIZ

PAGINAS = sorted((RAIZ / "docs" / "manual").glob("*.md"))
IMAGENES_DEL_MANUAL = 14
COMPUESTAS = {f"{etiquetas.VerboCorrespondencia.TURNAR.label} y siguiente"}
"""Labels that a template makes of two."""


@cache
def _pantallas() -> str:
    carpetas = (("templates", "*.html"), ("static/js", "*.js"), ("coordinacion", "*.py"))
    archivos = [ruta for carpeta, tipo in carpetas for ruta in (RAIZ / carpeta).rglob(tipo)]
    textos = [ruta.read_text(encoding="utf-8") for ruta in [*archivos, RAIZ / "config/contexto.py"]]
    return "\n".join(textos).lower()


def citadas(pagina: Path) -> Iterator[str]:
    """What the page writes in bold, but for the sentences that it only stresses."""
    texto = pagina.read_text(encoding="utf-8")
    for negrita in re.findall(r"\*\*(.+?)\*\*", texto, flags=re.DOTALL):
        limpia = re.sub(r"\s+", " ", negrita).strip(" ,")
        if not limpia.endswith("."):
            yield limpia


@pytest.mark.parametrize("pagina", PAGINAS, ids=lambda p: str(p.name))
def test_cada_etiqueta_que_se_cita_esta_en_una_pantalla(pagina: Path) -> None:
    faltan = [e for e in citadas(pagina) if e not in COMPUESTAS and e.lower() not in _pantallas()]
    assert faltan == []


def test_el_manual_lleva_pocas_imagenes() -> None:
    usadas = {
        imagen
        for pagina in PAGINAS
        for imagen in re.findall(r"\((\.\./img/manual-[\w-]+\.png)\)", pagina.read_text())
    }
    assert 0 < len(usadas) <= IMAGENES_DEL_MANUAL
