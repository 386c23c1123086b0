"""What is asked of who brings a table in."""

import uuid

from django import forms
from django.core.files.base import File

from coordinacion.acuerdos.asm.archivo import MAXIMO_BYTES


class SubirTablaForm(forms.Form):
    """The file."""

    archivo = forms.FileField(
        label="Tabla de seguimiento (TSV, CSV o XLSX)",
        help_text="Tal como viene: con sus títulos encima y las columnas en cualquier orden. "
        f"Hasta {MAXIMO_BYTES // 1024 // 1024} MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".tsv,.csv,.txt,.xlsx"}),
    )
    clave_envio = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def clean_archivo(self) -> File[bytes]:
        """Refuse what is too big before it is read into memory."""
        archivo: File[bytes] = self.cleaned_data["archivo"]
        if (archivo.size or 0) > MAXIMO_BYTES:
            raise forms.ValidationError(
                f"El archivo pesa más de {MAXIMO_BYTES // 1024 // 1024} MB: divídalo."
            )
        return archivo
