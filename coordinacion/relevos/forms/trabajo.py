"""To whom each kind of work of a person goes."""

from collections.abc import Mapping
from typing import Any

from django import forms

from coordinacion.organizacion.models import Usuario
from coordinacion.relevos.forms.comun import EleccionDePersona
from coordinacion.relevos.opciones import Trabajo
from coordinacion.relevos.selectors.trabajo import candidatas


class ReasignarTodoForm(forms.Form):
    """One field for each kind that the person has; an empty one leaves that kind as it is."""

    def __init__(
        self,
        actor: Usuario,
        persona: Usuario,
        cuentas: Mapping[Trabajo, int],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for trabajo, cuantos in cuentas.items():
            if cuantos:
                self.fields[trabajo.value] = EleccionDePersona(
                    label=trabajo.label,
                    queryset=candidatas(actor, persona, trabajo),
                    required=False,
                    empty_label="Dejar como está",
                )

    def clean(self) -> dict[str, Any]:
        """At least one kind goes to somebody."""
        limpios = super().clean() or self.cleaned_data
        if not self.errors and not any(limpios.values()):
            raise forms.ValidationError("Elija al menos a una persona que reciba el trabajo.")
        return limpios

    def destinos(self) -> dict[Trabajo, Usuario]:
        """Who receives each kind."""
        return {Trabajo(clave): quien for clave, quien in self.cleaned_data.items() if quien}
