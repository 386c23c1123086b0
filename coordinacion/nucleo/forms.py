"""What the forms of several apps ask for alike."""

from django import forms


def renglones(cuantos: int = 4) -> forms.Textarea:
    """A text box of that many lines."""
    return forms.Textarea(attrs={"rows": cuantos})


class SinDatosForm(forms.Form):
    """A verb that asks for nothing but to be meant."""


class MotivoForm(forms.Form):
    """A verb that says why."""

    motivo = forms.CharField(label="Motivo", max_length=500, widget=renglones(3))
