"""Fields that several of these forms share."""

from typing import Any

from django import forms

from coordinacion.organizacion.models import Usuario


class EleccionDePersona(forms.ModelChoiceField[Any]):
    """A person by her full name, with the user name beside: names repeat."""

    def label_from_instance(self, obj: Usuario) -> str:
        """The full name and the user name."""
        return f"{obj.nombre_completo} ({obj.username})"
