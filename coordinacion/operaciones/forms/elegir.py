"""What a list sends: the verb, and either the rows marked or all that its filters leave."""

from typing import Any

from django import forms

from coordinacion.nucleo.etiquetas import VerboEnBloque
from coordinacion.nucleo.tecleado import entero

FILTRO = "filtro"


class ElegirForm(forms.Form):
    """A selection. `cuantos` is how many rows the page said that the whole list had."""

    lista = forms.SlugField(max_length=60)
    consulta = forms.CharField(max_length=2000, required=False)
    verbo = forms.ChoiceField(choices=VerboEnBloque.choices)
    alcance = forms.ChoiceField(choices=[("", ""), (FILTRO, FILTRO)], required=False)
    cuantos = forms.IntegerField(min_value=0, required=False)

    @property
    def claves(self) -> list[int]:
        """The rows marked, in the order of the page; what is no key is no row."""
        datos: Any = self.data
        return [pk for pk in map(entero, datos.getlist("registro")) if pk]

    @property
    def todo(self) -> bool:
        """Whether the whole list was chosen and not only the rows marked."""
        return bool(self.cleaned_data["alcance"] == FILTRO)
