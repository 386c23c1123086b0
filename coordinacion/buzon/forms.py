"""What deciding about a received mail asks for."""

from django import forms


class BuscarTurnoForm(forms.Form):
    """The folio that the mail answers, as typed."""

    folio = forms.CharField(label="Folio del asunto", max_length=300)
