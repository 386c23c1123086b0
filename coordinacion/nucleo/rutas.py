"""Addresses of records by the thousand: the way of each page is looked up once."""

from functools import cache

from django.urls import get_script_prefix, reverse


def ruta(nombre: str, llave: int | str) -> str:
    """`reverse(nombre, args=[llave])`, of a page with that one argument and no doubt about it."""
    antes, despues = _molde(nombre, get_script_prefix())
    return f"{antes}{llave}{despues}"


@cache
def _molde(nombre: str, prefijo: str) -> tuple[str, str]:
    """What surrounds the key; ``prefijo`` is where the application hangs from in this thread."""
    antes, _, despues = reverse(nombre, args=[0]).rpartition("0")
    return antes, despues
