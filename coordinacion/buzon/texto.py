"""Bytes that a mail says are text, as text that can be kept and shown; HTML without its HTML."""

import re
import unicodedata
from html.parser import HTMLParser

LARGO = 100_000
"""As much text of one mail as is kept."""
_BLOQUES = frozenset(
    {
        "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
        "ol", "p", "pre", "section", "table", "tr", "ul",
    }
)  # fmt: skip
_SIN_TEXTO = frozenset({"script", "style", "head", "title", "template", "noscript"})
_SE_QUEDAN = frozenset("\n\t")


def decodificar(crudo: bytes, declarado: str | None) -> tuple[str, bool]:
    """The text, and whether it was in the encoding that it declared.

    What is not is read as UTF-8 if it can be, and as Windows-1252 otherwise: never refused.
    """
    for codificacion in (declarado or "us-ascii", "utf-8"):
        try:
            return crudo.decode(codificacion), codificacion == declarado or crudo.isascii()
        except (LookupError, UnicodeError, ValueError):
            continue
    return crudo.decode("cp1252", errors="replace"), False


def limpio(texto: str) -> str:
    """The text with one kind of line end and nothing invisible that lies about it."""
    llano = texto.replace("\r\n", "\n").replace("\r", "\n")
    visible = "".join(c for c in llano if c in _SE_QUEDAN or _se_ve(c))
    return re.sub(r"\n{3,}", "\n\n", visible).strip()


def _se_ve(caracter: str) -> bool:
    return unicodedata.category(caracter) not in {"Cc", "Cf", "Cs"}


class _Llano(HTMLParser):
    """Collects what a person would read; code, styles and comments are dropped."""

    def __init__(self) -> None:
        super().__init__()
        self.partes: list[str] = []
        self.callado = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.callado += tag in _SIN_TEXTO
        if tag in _BLOQUES:
            self.partes.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.callado = max(self.callado - (tag in _SIN_TEXTO), 0)
        if tag in _BLOQUES:
            self.partes.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.callado:
            self.partes.append(re.sub(r"\s+", " ", data))


def de_html(html: str) -> str:
    """The words of a page, line by line. Nothing of it is kept as markup, and nothing fetched."""
    lector = _Llano()
    lector.feed(html[: LARGO * 10])
    lector.close()
    lineas = (linea.strip() for linea in "".join(lector.partes).split("\n"))
    return limpio("\n".join(lineas))
