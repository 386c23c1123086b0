"""Fields that the forms of meetings and tables share."""

from typing import Any

from django import forms

from coordinacion.correspondencia.forms.campos import SelectLargo
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Lengua, Municipio

COMBO = {"data-combo": "", "data-combo-guia": "Escriba para buscar"}
ANIOS = 6


def ahora() -> str:
    """This minute, as the initial value of a `MomentoField`."""
    return reloj.local(reloj.ahora()).strftime("%d/%m/%Y %H:%M")


def campo_municipio(**opciones: Any) -> forms.ModelChoiceField[Municipio]:
    """A municipality, found by typing."""
    return forms.ModelChoiceField(
        label="Municipio",
        queryset=Municipio.objects.only("clave", "nombre"),
        widget=SelectLargo(attrs=COMBO),
        **opciones,
    )


def campo_lengua(label: str, vacia: str = "Español") -> forms.ModelChoiceField[Lengua]:
    """A language; nothing chosen is Spanish."""
    return forms.ModelChoiceField(
        label=label, queryset=Lengua.objects.filter(activa=True), required=False, empty_label=vacia
    )


def anios() -> list[tuple[str, str]]:
    """The coming year, this one and those before, for a filter."""
    proximo = reloj.hoy().year + 1
    return [(str(anio), str(anio)) for anio in range(proximo, proximo - ANIOS, -1)]
