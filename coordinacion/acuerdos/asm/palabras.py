"""Words as they are looked for, letter by letter in the same place as they are written."""

import re

from coordinacion.correspondencia.reglas import llano


def plano(texto: str) -> str:
    """The text without accents or capitals, every letter in its place."""
    return "".join(_letra(letra) for letra in texto)


def _letra(letra: str) -> str:
    llana = llano(letra)
    return llana if len(llana) == 1 else letra


def patron(expresion: str) -> re.Pattern[str]:
    """A pattern in which a blank is one or more of any kind."""
    return re.compile(expresion.replace(" ", r"\s+"))


def en_palabras(texto: str) -> str:
    """Only its words, one blank between them: how headers and texts are compared."""
    return " ".join(re.findall(r"[a-z]+", plano(texto)))


def huella(texto: str) -> str:
    """Words and figures, one blank between them: the same text, however it was typed."""
    return " ".join(re.findall(r"\w+", plano(texto)))
