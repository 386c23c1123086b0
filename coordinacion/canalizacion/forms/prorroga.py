"""What the verbs of a turn's time ask for: extensions and suspensions."""

from typing import Any

from django import forms

from coordinacion.canalizacion.forms.turno_comun import ahora_local, campo_momento
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.selectors import turno as selectors
from coordinacion.nucleo.forms import renglones
from coordinacion.plazos.clases import CategoriaSuspension, Unidad

_MUCHO = 365


class _ConTermino(forms.Form):
    """A form that asks for so much more time, in the unit of the turn's term."""

    dias = forms.IntegerField(min_value=1, max_value=_MUCHO)

    def __init__(self, *args: Any, turno: Turno, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plazo = turno.plazo_respuesta
        unidad = Unidad(plazo.unidad_de_prorroga) if plazo else Unidad.HABILES
        limite = selectors.limite_de_prorroga(turno)
        self.fields["dias"].label = f"Cuánto tiempo más, en {unidad.label}"
        self.fields["dias"].help_text = f"La regla admite hasta {limite}." if limite else ""


class SolicitarProrrogaForm(_ConTermino):
    """How much more time the institution needs, and why."""

    motivo = forms.CharField(label="Motivo", max_length=500, widget=renglones(3))

    @property
    def solicitud(self) -> dict[str, Any]:
        """The arguments of the verb."""
        return {campo: self.cleaned_data[campo] for campo in ("dias", "motivo")}


class ConcederProrrogaForm(_ConTermino):
    """How much is granted; what was asked for, unless something else is typed."""

    motivo = forms.CharField(
        label="Observaciones", max_length=400, required=False, widget=renglones(2)
    )


class NegarProrrogaForm(forms.Form):
    """Why no more time is given."""

    motivo = forms.CharField(
        label="Motivo",
        max_length=500,
        widget=renglones(3),
        help_text="La dependencia lo leerá tal como lo escriba.",
    )


class SuspenderForm(forms.Form):
    """Why the clocks of the turn stand still, and since when."""

    categoria = forms.ChoiceField(
        label="Causa", choices=[("", "Elija la causa"), *CategoriaSuspension.choices]
    )
    motivo = forms.CharField(label="Motivo", max_length=500, widget=renglones(3))
    momento = campo_momento(label="Desde cuándo", initial=ahora_local)


class ReanudarForm(forms.Form):
    """Since when they run again, and what ended the suspension."""

    motivo = forms.CharField(
        label="Observaciones", max_length=400, required=False, widget=renglones(2)
    )
    momento = campo_momento(label="Desde cuándo", initial=ahora_local)
