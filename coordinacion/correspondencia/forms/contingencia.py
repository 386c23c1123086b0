"""What reserving folios for a contingency, and leaving them unused, ask for."""

import uuid
from collections.abc import Sequence
from typing import Any, cast

from django import forms

from coordinacion.correspondencia.models import FolioReservado
from coordinacion.correspondencia.services.contingencia import MAXIMO


class ReservarForm(forms.Form):
    """How many folios and why."""

    clave_envio = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    cuantos = forms.IntegerField(label="Cuántos folios", min_value=1, max_value=MAXIMO)
    motivo = forms.CharField(
        label="Motivo",
        max_length=300,
        help_text="Por ejemplo: corte de energía programado. Consta en cada asunto capturado.",
    )


class DeclararForm(forms.Form):
    """Which sheets were not used and why."""

    folios = forms.MultipleChoiceField(
        label="Folios que no se usaron", widget=forms.CheckboxSelectMultiple
    )
    motivo = forms.CharField(
        label="Motivo",
        max_length=300,
        help_text="Por ejemplo: volvió la energía y las hojas se destruyeron.",
    )

    def __init__(self, *args: Any, libres: Sequence[FolioReservado], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        campo = cast(forms.MultipleChoiceField, self.fields["folios"])
        campo.choices = [(str(uno.pk), str(uno)) for uno in libres]
