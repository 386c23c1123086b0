"""Words as they are compared: without accents, plural or gender, cut where families part."""

import re

from django.utils.text import slugify

CORTA = 3
_LARGO_DE_RAIZ = 7


def raices(texto: str) -> list[str]:
    """The root of each word of a text, in order."""
    return [_raiz(palabra) for palabra in re.findall(r"[a-z0-9]+", slugify(texto))]


def _raiz(palabra: str) -> str:
    if len(palabra) <= CORTA:
        return palabra
    sin_plural = palabra.removesuffix("s")
    return re.sub(r"(?<=.{4})[aeo]$", "", sin_plural)[:_LARGO_DE_RAIZ]
