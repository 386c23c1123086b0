"""Reads of who is absent, who left, and what an institution that ends still has."""

from coordinacion.relevos.selectors.ausencias import ausencias_a_la_vista, papeles_en
from coordinacion.relevos.selectors.instituciones import (
    gente_de,
    instituciones,
    oficios_en_camino,
    sucesoras,
)

__all__ = [
    "ausencias_a_la_vista",
    "gente_de",
    "instituciones",
    "oficios_en_camino",
    "papeles_en",
    "sucesoras",
]
