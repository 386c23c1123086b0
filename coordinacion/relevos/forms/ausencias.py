"""Who stands in for whom, and when."""

from typing import Any

from django import forms

from coordinacion.canalizacion.forms.turno_comun import campo_fecha, elegir
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from coordinacion.relevos.forms.comun import EleccionDePersona
from coordinacion.relevos.selectors.ausencias import bajo_su_mando, companeras


class SuplenciaForm(forms.Form):
    """An absence: whose, who stands in, from when to when and why."""

    persona = EleccionDePersona(label="Persona ausente", queryset=Usuario.objects.none())
    sustituto = EleccionDePersona(
        label="Quien la suple",
        queryset=Usuario.objects.none(),
        empty_label="Elija a una persona",
        help_text="De la misma institución.",
    )
    desde = campo_fecha(label="Primer día de ausencia", initial=reloj.hoy)
    hasta = campo_fecha(
        label="Último día de ausencia",
        help_text="Al acabar ese día la suplencia termina por sí sola.",
    )
    motivo = forms.CharField(
        label="Motivo", max_length=200, help_text="Por ejemplo: vacaciones, comisión, licencia."
    )

    def __init__(self, actor: Usuario, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        elegir(self, "persona", bajo_su_mando(actor) | Usuario.objects.filter(pk=actor.pk))
        self.fields["persona"].initial = actor.pk
        elegir(self, "sustituto", companeras(actor))
