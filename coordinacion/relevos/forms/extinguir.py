"""What the act that ends an institution says."""

from typing import Any

from django import forms

from coordinacion.canalizacion.forms.turno_comun import campo_fecha, elegir
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Institucion
from coordinacion.relevos.selectors import sucesoras


class BuscarInstitucionForm(forms.Form):
    """The institution looked for, by a part of its name or its siglas."""

    q = forms.CharField(label="Nombre o siglas", max_length=100, required=False)


class ExtinguirForm(forms.Form):
    """Who succeeds it, since when and by which act."""

    sucesora = forms.ModelChoiceField(
        label="La sucede",
        queryset=Institucion.objects.none(),
        empty_label="Elija una institución",
        help_text="Recibe los turnos que sigan en curso.",
    )
    desde = campo_fecha(label="Extinta desde", initial=reloj.hoy, help_text="Hoy o antes.")
    acto = forms.CharField(
        label="Acto que lo ordena",
        max_length=300,
        help_text="Por ejemplo: Decreto 12, Periódico Oficial del 1 de marzo.",
    )

    def __init__(self, institucion: Institucion, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        elegir(self, "sucesora", sucesoras(institucion))
