"""Printing: a template of `templates/typst` and data in, a PDF out.

Data reach the template as JSON inside one input and are shown with `#datos.campo`, which typst
lays out as text and never reads as markup. The compiler sees no folder but the templates' own,
no fonts but those it carries and no network.
"""

import json
import logging
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import typst
from django.conf import settings

CARPETA: Final = settings.BASE_DIR / "templates" / "typst"
ACCESIBLE: Final = "ua-1"
RACHA_SIN_CORTE = re.compile(r"(\S{40})(?=\S)")
SALTOS: Final = frozenset("\n\t")
# Control, surrogate, private and unassigned characters have no drawing in any font; the bidi
# controls (part of Cf) would reorder the words around them.
SIN_DIBUJO: Final = frozenset({"Cc", "Cs", "Co", "Cn"})
BIDI: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")

bitacora = logging.getLogger(__name__)


def componer(plantilla: str, datos: Mapping[str, Any]) -> bytes:
    """Lay out `plantilla` (a name without extension) with `datos` and return a tagged PDF.

    The PDF declares PDF/UA-1. Text with a character that no font draws (a pictograph, say) is
    printed all the same, tagged but without that declaration. Raises typst.TypstError when the
    template and the data do not fit, which is an error of the program.
    """
    entrada = json.dumps(_imprimible(datos), ensure_ascii=False)
    try:
        return _compilar(plantilla, entrada, [ACCESIBLE])
    except typst.TypstError as error:
        if "could not be displayed" not in error.message:
            raise
        bitacora.warning("%s: a character without glyph, printed without PDF/UA", plantilla)
        return _compilar(plantilla, entrada, [])


def _compilar(plantilla: str, entrada: str, normas: list[Any]) -> bytes:
    return typst.compile(
        str(CARPETA / f"{plantilla}.typ"),
        root=str(CARPETA),
        font_paths=_fuentes(),
        ignore_system_fonts=True,
        sys_inputs={"datos": entrada},
        pdf_standards=normas,
    )


@cache
def _fuentes() -> typst.Fonts:
    """The fonts inside the wheel: the same print on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def _imprimible(dato: Any) -> Any:
    """The same structure with every text reduced to what can be printed."""
    match dato:
        case str():
            return _texto_imprimible(dato)
        case Mapping():
            return {clave: _imprimible(valor) for clave, valor in dato.items()}
        case list() | tuple():
            return [_imprimible(valor) for valor in dato]
        case _:
            return dato


def _texto_imprimible(texto: str) -> str:
    visible = "".join(
        c
        for c in texto.replace("\r\n", "\n").replace("\r", "\n")
        if c in SALTOS or (unicodedata.category(c) not in SIN_DIBUJO and c not in BIDI)
    )
    # A zero-width space lets a word without spaces break instead of leaving the page.
    return RACHA_SIN_CORTE.sub("\\1\u200b", unicodedata.normalize("NFC", visible))
