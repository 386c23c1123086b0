"""Addresses of the pages of records, which bulk work makes by the thousand."""

from functools import cache

from django.urls import reverse


def ruta(nombre: str, valor: object, *, molde: str) -> str:
    """The address of page ``nombre`` for one record, as `reverse` gives it.

    ``valor`` is what names the record; ``molde``, any other that the page's pattern admits and
    that its address contains once: with it Django is asked one time only.
    """
    antes, despues = _partes(nombre, molde)
    return f"{antes}{valor}{despues}"


@cache
def _partes(nombre: str, molde: str) -> tuple[str, str]:
    antes, despues = reverse(nombre, args=[molde]).split(molde)
    return antes, despues
