"""What a printed sheet says, read by a library and not by a tool that a machine may lack."""

import re

import pypdfium2


def texto(pdf: bytes) -> str:
    """The text of every page, each run of white space made one space."""
    documento = pypdfium2.PdfDocument(pdf)
    leido = " ".join(pagina.get_textpage().get_text_range() for pagina in documento)
    return re.sub(r"\s+", " ", leido)


def borde_derecho(pdf: bytes) -> float:
    """How far to the right the text of the first page reaches, in points from its left edge."""
    hoja = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    return max(float(hoja.get_charbox(n)[2]) for n in range(hoja.count_chars()))
