"""Who agrees, owes or verifies: an institution of the catalogue by its name, or an authority
without an account by its own."""

from functools import cached_property
from typing import Any

from django import forms

from coordinacion.canalizacion.selectors.cola import destinos
from coordinacion.organizacion.models import Institucion

_SIN_ACENTOS = str.maketrans("áéíóúü", "aeiouu")
LISTA = "instituciones"
"""The id of the list of suggestions on the page."""


class CampoOrden(forms.TypedChoiceField):
    """An order that is never asked for: it always says one, and it counts only for a name that is
    in no catalogue."""

    def __init__(self, **opciones: Any) -> None:
        super().__init__(
            choices=Institucion.Orden.choices,
            initial=Institucion.Orden.MUNICIPAL,
            empty_value=Institucion.Orden.MUNICIPAL,
            required=False,
            **opciones,
        )


class Directorio:
    """The institutions that may be named, read once for all the boxes of a page."""

    @cached_property
    def instituciones(self) -> list[Institucion]:
        """Those in force, by name."""
        return list(destinos().order_by("nombre"))

    @cached_property
    def _por_nombre(self) -> dict[str, Institucion]:
        por_siglas = {_llano(una.siglas): una for una in self.instituciones if una.siglas}
        return por_siglas | {_llano(una.nombre): una for una in self.instituciones}

    def quien(self, texto: str) -> tuple[Institucion | None, str]:
        """The institution of that name or acronym; or none, and the name as it was typed."""
        hallada = self._por_nombre.get(_llano(texto))
        return (hallada, "") if hallada else (None, texto.strip())


def _llano(texto: str) -> str:
    return " ".join(texto.lower().translate(_SIN_ACENTOS).split())
