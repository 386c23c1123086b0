"""Trying again: only the key that makes two clicks one operation."""

from django import forms


class ReintentarForm(forms.Form):
    """The key that the page was drawn with."""

    clave = forms.UUIDField(widget=forms.HiddenInput)
