"""What is asked of who brings a file in."""

import uuid
from collections.abc import Mapping

from django import forms
from django.core.files.base import File

from coordinacion.carga.importacion.lector import MAXIMO_BYTES
from coordinacion.correspondencia.models import Tipo


class SubirForm(forms.Form):
    """The file, and what it leaves out of every row."""

    archivo = forms.FileField(
        label="Archivo CSV o XLSX",
        help_text="La primera fila son los encabezados; «asunto» es el único indispensable. "
        f"Hasta {MAXIMO_BYTES // 1024 // 1024} MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
    )
    columna_asunto = forms.CharField(
        label="Encabezado de la columna del asunto, si se llama de otro modo",
        max_length=100,
        required=False,
    )
    tipo = forms.ModelChoiceField(
        Tipo.objects.filter(activo=True),
        label="Tipo de los asuntos que no lo digan",
        required=False,
        empty_label="El que diga cada renglón",
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

    @property
    def columnas(self) -> Mapping[str, str]:
        """Columns as the person says them."""
        dicha = self.cleaned_data["columna_asunto"].strip()
        return {"asunto": dicha} if dicha else {}

    @property
    def fijos(self) -> Mapping[str, str]:
        """Values for the rows that say none."""
        tipo = self.cleaned_data["tipo"]
        return {"tipo": tipo.clave} if tipo else {}
