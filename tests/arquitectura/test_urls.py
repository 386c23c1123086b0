"""Every address has a Spanish name and a clean path."""

import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve

# The library of sign-in names its own addresses.
AJENAS = ("account_", "mfa_")
INGLES = {
    "list", "detail", "create", "update", "delete", "edit", "view", "index", "home", "search",
    "new", "show", "login", "logout", "download", "upload", "health", "dashboard", "inbox", "user",
}  # fmt: skip


def _patrones(
    resolver: URLResolver, ruta: str = "", espacio: str = ""
) -> Iterator[tuple[str, str, str | None]]:
    for parte in resolver.url_patterns:
        completa = ruta + str(parte.pattern)
        if isinstance(parte, URLResolver):
            yield from _patrones(parte, completa, parte.namespace or espacio)
        elif isinstance(parte, URLPattern):
            yield completa, espacio, parte.name


def _propios() -> list[tuple[str, str, str | None]]:
    todos = _patrones(get_resolver())
    return [p for p in todos if p[1] != "admin" and not (p[2] or "").startswith(AJENAS)]


def test_toda_direccion_tiene_nombre_en_espanol() -> None:
    for ruta, espacio, nombre in _propios():
        assert nombre, f"{ruta} no tiene nombre"
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", nombre), f"{ruta}: nombre «{nombre}»"
        assert not INGLES & set(f"{espacio}_{nombre}".split("_")), f"{ruta}: «{nombre}» en inglés"


def test_toda_direccion_es_minuscula_y_acaba_en_diagonal() -> None:
    for ruta, _, _ in _propios():
        fija = re.sub(r"<[^>]*>", "x", ruta)
        assert re.fullmatch(
            r"([a-z0-9x.-]+/)*([a-z-]+\.(xlsx|pdf|csv|ics|svg|js|txt|json))?", fija
        ), ruta


def test_no_hay_dos_direcciones_con_el_mismo_nombre() -> None:
    nombres = [(espacio, nombre) for _, espacio, nombre in _propios()]
    assert sorted(nombres) == sorted(set(nombres))


LLAVES = {
    "int": "7",
    "slug": "of-2026-1",
    "str": "abc",
    "uuid": "0" * 8 + "-0000" * 3 + "-" + "0" * 12,
}


@pytest.mark.parametrize(("ruta", "espacio", "nombre"), _propios())
def test_ninguna_direccion_tapa_a_otra(ruta: str, espacio: str, nombre: str) -> None:
    """Apps are asked in an order of ours: none may answer for an address of another."""
    camino = re.sub(r"<(\w+):\w+>", lambda llave: LLAVES[llave[1]], ruta)
    hallada = resolve(f"/{camino}")
    assert hallada.route == ruta
    assert (hallada.namespace, hallada.url_name) == (espacio, nombre)
