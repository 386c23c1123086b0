"""Who signs besides the first: one row each."""

from typing import Any

from django import forms
from django.forms.renderers import get_default_renderer

from coordinacion.correspondencia.forms.campos import Contacto, ContactoField
from coordinacion.correspondencia.models import Peticionario

MAXIMO = 40


class FirmanteForm(forms.ModelForm[Peticionario]):
    """One more person, authority or organisation that signs the letter."""

    contacto = ContactoField(label="Contacto")

    class Meta:
        model = Peticionario
        fields = [
            "nombre",
            "cargo",
            "comunidad",
            "clase",
            "sexo",
            "firmantes",
            "curp",
            "representante_comun",
        ]

    field_order = [
        "nombre",
        "cargo",
        "comunidad",
        "clase",
        "sexo",
        "firmantes",
        "curp",
        "contacto",
        "representante_comun",
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["firmantes"].widget.attrs.update({"min": 1})
        self.fields["firmantes"].required = False

    def clean_curp(self) -> str:
        """CURPs are written in capitals."""
        return str(self.cleaned_data["curp"]).strip().upper()

    def clean_firmantes(self) -> int:
        """At least who is named."""
        return self.cleaned_data["firmantes"] or 1

    def peticionario(self) -> Peticionario:
        """The unsaved signer of a valid row."""
        contacto: Contacto = self.cleaned_data["contacto"]
        self.instance.telefono = contacto.telefono
        self.instance.correo = contacto.correo
        self.instance.domicilio = contacto.domicilio
        self.instance.sin_contacto = contacto.no_proporciona
        return self.instance


class Firmantes(forms.BaseFormSet[FirmanteForm]):
    """The rows of the other signers."""

    form = FirmanteForm
    renderer = get_default_renderer()
    extra = 0
    min_num = 0
    max_num = MAXIMO
    absolute_max = MAXIMO + 10
    validate_min = False
    validate_max = True
    can_order = False
    can_delete = True
    can_delete_extra = True
    edit_only = False

    def clean(self) -> None:
        """One common representative at most."""
        marcados = [
            fila
            for fila in self.forms
            if fila.is_valid() and not self._borrada(fila) and self._representa(fila)
        ]
        if len(marcados) > 1:
            raise forms.ValidationError("Solo una persona puede ser representante común.")

    def peticionarios(self) -> list[Peticionario]:
        """The unsaved signers of the rows that were filled in and not taken out."""
        return [
            fila.peticionario()
            for fila in self.forms
            if fila.cleaned_data.get("nombre") and not self._borrada(fila)
        ]

    def _borrada(self, fila: FirmanteForm) -> bool:
        return bool(fila.cleaned_data.get("DELETE"))

    def _representa(self, fila: FirmanteForm) -> bool:
        return bool(fila.cleaned_data.get("representante_comun"))
