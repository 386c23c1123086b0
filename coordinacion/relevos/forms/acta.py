"""Of whom an acta is made, and at which date."""

from typing import Any

from django import forms

from coordinacion.canalizacion.forms.turno_comun import campo_fecha, elegir
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Area, Usuario
from coordinacion.relevos.forms.comun import EleccionDePersona
from coordinacion.relevos.selectors.acta import De, areas_con_acta, personas_con_acta


class ActaForm(forms.Form):
    """A person or an area, the day at whose end it is cut, and who receives."""

    persona = EleccionDePersona(
        label="Persona que entrega", queryset=Usuario.objects.none(), required=False
    )
    area = forms.ModelChoiceField(
        label="O área que entrega", queryset=Area.objects.none(), required=False
    )
    corte = campo_fecha(
        label="Fecha de corte", initial=reloj.hoy, help_text="Lo pendiente al terminar ese día."
    )
    recibe = forms.CharField(label="Quién recibe, con su cargo", max_length=200, required=False)

    def __init__(self, actor: Usuario, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        elegir(self, "persona", personas_con_acta(actor))
        areas = areas_con_acta(actor)
        if areas.exists():
            elegir(self, "area", areas)
        else:
            del self.fields["area"]

    def clean(self) -> dict[str, Any]:
        """One of both, and no day to come."""
        limpios = super().clean() or self.cleaned_data
        if not self.errors and bool(limpios.get("persona")) == bool(limpios.get("area")):
            raise forms.ValidationError("Elija una persona o un área, no ambas.")
        if (corte := limpios.get("corte")) and corte > reloj.hoy():
            self.add_error("corte", "La fecha de corte no puede ser futura.")
        return limpios

    def de(self) -> De:
        """Whose acta it is."""
        return De(self.cleaned_data.get("persona"), self.cleaned_data.get("area"))
