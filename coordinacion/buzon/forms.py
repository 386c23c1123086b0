"""What deciding about a received mail asks for."""

from django import forms

from coordinacion.nucleo.forms import renglones


class DescartarForm(forms.Form):
    """Why nothing is to be done about it."""

    motivo = forms.CharField(label="Motivo", max_length=500, widget=renglones(2))


class BuscarTurnoForm(forms.Form):
    """The folio that the mail answers, as typed."""

    folio = forms.CharField(label="Folio del asunto", max_length=300)
