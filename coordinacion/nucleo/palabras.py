"""Words as they are compared: without accents, plural or gender, cut where families part."""

import re
from functools import lru_cache

from django.utils.text import slugify

CORTA = 3
_LARGO_DE_RAIZ = 7


def palabras(texto: str) -> list[str]:
    """The words of a text in order, without accents or capitals."""
    return re.findall(r"[a-z0-9]+", slugify(texto))


def raices(texto: str) -> list[str]:
    """The root of each word of a text, in order."""
    return [raiz(palabra) for palabra in palabras(texto)]


@lru_cache(maxsize=50_000)
def raiz(palabra: str) -> str:
    """The root of one of `palabras`."""
    if len(palabra) <= CORTA:
        return palabra
    sin_plural = palabra.removesuffix("s")
    return re.sub(r"(?<=.{4})[aeo]$", "", sin_plural)[:_LARGO_DE_RAIZ]
