"""With which letter another is linked, and why; and why a link is undone."""

from typing import Any

from django import forms

from coordinacion.canalizacion import selectors
from coordinacion.canalizacion.forms.asunto import asunto_de
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo.forms import renglones
from coordinacion.organizacion.models import Usuario

SIN_ELEGIR = "Elija un asunto de la lista o escriba su folio."


class LigarForm(forms.Form):
    """One of the letters found, by its button; or another, by its folio and with the reason."""

    otra = forms.ModelChoiceField(
        Correspondencia.objects.none(), required=False, widget=forms.HiddenInput
    )
    folio = forms.CharField(label="Folio del otro asunto", max_length=40, required=False)
    motivo = forms.CharField(
        label="Por qué son del mismo asunto",
        max_length=300,
        required=False,
        help_text="De un asunto de la lista basta la razón que ya dice.",
    )

    def __init__(self, *args: Any, actor: Usuario, **kwargs: Any) -> None:
        self.actor = actor
        super().__init__(*args, **kwargs)
        self.fields["otra"].queryset = selectors.asuntos_para(actor)  # type: ignore[attr-defined]

    def clean_folio(self) -> Correspondencia | None:
        """The letter of the folio typed; None when none was, or when one was chosen."""
        tecleado = self.cleaned_data["folio"]
        if not tecleado or self.data.get("otra"):
            return None
        return asunto_de(self.actor, tecleado)

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        por_folio = datos.get("folio")
        if por_folio is None and datos.get("otra") is None and not self.errors:
            self.add_error("folio", SIN_ELEGIR)
        if por_folio is not None and not datos.get("motivo"):
            self.add_error("motivo", "Diga por qué son del mismo asunto.")
        return datos


class DesligarForm(forms.Form):
    """Why the two are not of one matter."""

    motivo = forms.CharField(label="Motivo", max_length=300, widget=renglones(2))
