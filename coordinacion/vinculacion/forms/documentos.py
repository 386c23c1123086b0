"""Documents of a meeting."""

from typing import Any

from django import forms

from coordinacion.canalizacion.forms.turno_comun import VariosArchivos


class AdjuntarForm(forms.Form):
    """What was handed out, shown or photographed."""

    archivo = VariosArchivos(
        label="Documentos",
        help_text="PDF, fotografía, Word o Excel, hasta 25 MB cada uno.",
    )

    def clean_archivo(self) -> list[Any]:
        archivos: list[Any] = self.cleaned_data["archivo"]
        if not archivos:
            raise forms.ValidationError("Elija al menos un archivo.")
        return archivos
