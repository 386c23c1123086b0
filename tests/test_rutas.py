"""An address by its mould is the one that Django would give."""

from __future__ import annotations

import pytest
from django.urls import get_script_prefix, reverse, set_script_prefix

from coordinacion.nucleo.rutas import ruta


@pytest.mark.parametrize("prefijo", ["/", "/gestion0/"])
def test_es_la_misma_que_da_django(prefijo: str) -> None:
    antes = get_script_prefix()
    set_script_prefix(prefijo)
    try:
        assert ruta("turno:ver", 1207) == reverse("turno:ver", args=[1207])
        folio = "CGE-2026-000104-K"
        assert ruta("asunto:ver", folio) == reverse("asunto:ver", args=[folio])
    finally:
        set_script_prefix(antes)
