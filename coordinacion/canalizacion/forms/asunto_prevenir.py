"""What asking the petitioner to complete a letter takes, and what recording the delivery takes."""

from django import forms

from coordinacion.canalizacion.forms.turno_comun import VariosArchivos, ahora_local, campo_momento
from coordinacion.correspondencia.opciones import MedioNotificacion
from coordinacion.nucleo.forms import renglones


class PrevenirForm(forms.Form):
    """What is missing, and how and when the petitioner was told."""

    requerido = forms.CharField(
        label="Qué falta",
        max_length=2000,
        widget=renglones(),
        help_text="Como se le dijo al peticionario; también lo leen las instituciones turnadas.",
    )
    medio = forms.ChoiceField(
        label="Cómo se le notificó", choices=[("", "Elija el medio"), *MedioNotificacion.choices]
    )
    notificada_en = campo_momento(
        label="Cuándo se le notificó",
        initial=ahora_local,
        help_text="Desde este momento corre su término y se suspenden los demás plazos.",
    )


class DesahogarForm(forms.Form):
    """What the petitioner delivered, and when it was stamped."""

    entregado = forms.CharField(
        label="Qué entregó", max_length=2000, required=False, widget=renglones(3)
    )
    momento = campo_momento(
        label="Fecha y hora del sello",
        initial=ahora_local,
        help_text="La del sello en el papel, no la de esta captura: con ella se reanuda el plazo.",
    )
    archivo = VariosArchivos(
        label="Documentos", help_text="PDF, fotografía, DOCX o XLSX, hasta 25 MB cada uno."
    )
