"""What it takes to answer and notify a letter at the counter."""

from django import forms

from coordinacion.correspondencia.models import Sentido, Tema, Tipo
from coordinacion.correspondencia.opciones import MedioNotificacion
from coordinacion.correspondencia.selectors import sentidos, temas_activos, tipos_activos


class EnElActoForm(forms.Form):
    """Classification, answer and notification of a letter attended in the act."""

    tipo = forms.ModelChoiceField[Tipo](label="Tipo de asunto", queryset=tipos_activos())
    tema = forms.ModelChoiceField[Tema](
        label="Tema",
        queryset=temas_activos(),
        required=False,
        widget=forms.Select(attrs={"data-combo": "", "data-combo-guia": "Escriba…"}),
    )
    sentido = forms.ModelChoiceField[Sentido](label="Sentido", queryset=sentidos())
    respuesta = forms.CharField(
        label="Qué se respondió", widget=forms.Textarea(attrs={"rows": 2}), max_length=4000
    )
    a_quien = forms.CharField(
        label="A quién se notificó",
        max_length=200,
        required=False,
        help_text="Si se deja en blanco, a quien firma.",
    )
    medio = forms.ChoiceField(
        label="Medio", choices=MedioNotificacion.choices, initial=MedioNotificacion.PERSONAL
    )
