"""Forms of calendars, non-working days and term rules."""

from typing import Any

from django import forms

from coordinacion.organizacion.roles import ROLES_INSTITUCION
from coordinacion.plazos.clases import DE_UNA_INSTITUCION
from coordinacion.plazos.escalera import Peldano, error_de_escalera
from coordinacion.plazos.models import (
    Calendario,
    ClasePlazo,
    DiaInhabil,
    EscalonAviso,
    ReglaPlazo,
    Unidad,
)

from . import selectors
from .forms import ConClave, FormularioDeCatalogo


class CalendarioForm(ConClave):
    """Office hours, what is inherited and until when its acts are known."""

    class Meta:
        model = Calendario
        fields = [
            "nombre",
            "padre",
            "institucion",
            "hora_apertura",
            "hora_cierre",
            "cargado_hasta",
            "nota",
        ]
        help_texts = {
            "padre": "Suma los días inhábiles de ese calendario a los propios.",
            "institucion": "Vacío: es de uso general.",
            "cargado_hasta": "Después de esa fecha los términos se muestran como provisionales.",
        }


class PublicacionForm(FormularioDeCatalogo):
    """What may change of a calendar in use: its hours and parent decide dates already given."""

    acto = forms.CharField(
        label="Acto que lo publica",
        max_length=300,
        required=False,
        help_text="Sólo si cambia la fecha hasta la que está publicado.",
    )

    class Meta:
        model = Calendario
        fields = ["nombre", "nota", "cargado_hasta"]


class InhabilForm(FormularioDeCatalogo):
    """Non-working days by one act; every open term that they touch is moved."""

    class Meta:
        model = DiaInhabil
        fields = [
            "calendario",
            "fecha_inicio",
            "fecha_fin",
            "motivo",
            "acto",
            "publicado_en",
            "fuente",
            "retroactivo",
        ]
        help_texts = {
            "fecha_fin": "El mismo día si es uno solo.",
            "acto": "Acuerdo, decreto o circular que lo dispone.",
        }


class RetiroForm(FormularioDeCatalogo):
    """Take non-working days back; the row stays, with the act that withdrew it."""

    acto = forms.CharField(label="Acto que los retira", max_length=300)

    class Meta:
        model = DiaInhabil
        fields: list[str] = []


class ReglaForm(FormularioDeCatalogo):
    """A term rule; once validated only its last day in force can change."""

    tipo_clave = forms.ChoiceField(label="Tipo de asunto", required=False)
    tema_clave = forms.ChoiceField(label="Tema", required=False)

    class Meta:
        model = ReglaPlazo
        fields = [
            "clase",
            "tipo_clave",
            "tema_clave",
            "cantidad",
            "unidad",
            "dia_uno",
            "naturaleza",
            "prorroga_max",
            "fundamento",
            "nota",
            "vigente_desde",
            "vigente_hasta",
        ]
        help_texts = {
            "cantidad": "Vacía si el documento señala la fecha.",
            "prorroga_max": "En la misma unidad. Vacía: no admite prórroga.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _claves(self, "tipo_clave", selectors.tipos_por_clave())
        _claves(self, "tema_clave", selectors.temas_por_clave())
        if not self.instance.por_validar:
            for nombre, campo in self.fields.items():
                campo.disabled = nombre != "vigente_hasta"

    def clean(self) -> dict[str, Any]:
        """A term has a quantity, unless it is the date that the document itself sets."""
        limpios = super().clean() or self.cleaned_data
        senalada = limpios.get("unidad") == Unidad.FECHA_SENALADA
        if "cantidad" in limpios and senalada == bool(limpios["cantidad"]):
            mensaje = "Déjela vacía: el documento señala la fecha." if senalada else None
            self.add_error("cantidad", mensaje or "Indique la cantidad.")
        return limpios


class EscalonForm(FormularioDeCatalogo):
    """One step of the ladder of a class: when, and which role is told."""

    dias_habiles = forms.IntegerField(
        label="Días hábiles respecto del vencimiento",
        min_value=-60,
        max_value=250,
        help_text="Negativo antes del vencimiento (−2), 0 el mismo día, positivo después.",
    )
    repite_cada = forms.IntegerField(
        label="Se repite cada",
        min_value=1,
        max_value=60,
        required=False,
        help_text="Días hábiles; sólo en el último escalón. Vacío: una sola vez.",
    )

    class Meta:
        model = EscalonAviso
        fields = ["clase", "dias_habiles", "rol", "repite_cada"]

    def clean(self) -> dict[str, Any]:
        """The role owes that class of clock, nothing is told twice, and only the end repeats."""
        limpios = super().clean() or self.cleaned_data
        if {"clase", "dias_habiles", "rol"} <= limpios.keys():
            if limpios["rol"] in ROLES_INSTITUCION and limpios["clase"] not in DE_UNA_INSTITUCION:
                self.add_error("rol", "Ese plazo es de la unidad: elija un papel de la unidad.")
            if limpios.get("repite_cada") and limpios["dias_habiles"] < 1:
                self.add_error("repite_cada", "Sólo se repite lo que ya venció (1 día o más).")
            elif "repite_cada" in limpios:
                self._revisar_la_escalera(limpios)
        return limpios

    def _revisar_la_escalera(self, limpios: dict[str, Any]) -> None:
        otros = selectors.otros_escalones(limpios["clase"], sin=self.instance)
        propio = Peldano(limpios["dias_habiles"], limpios["repite_cada"])
        error = error_de_escalera([*otros, propio])
        if error:
            self.add_error("repite_cada" if propio.repite_cada else "dias_habiles", error)


class PreviaForm(forms.Form):
    """For which clock the notices are foreseen."""

    clase = forms.ChoiceField(label="Clase de plazo", choices=ClasePlazo.choices)
    vence = forms.DateField(
        label="Vence el", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    calendario = forms.ModelChoiceField(
        label="Calendario", queryset=selectors.todas(Calendario), empty_label=None
    )


def _claves(formulario: FormularioDeCatalogo, nombre: str, nombres: dict[str, str]) -> None:
    """Offer the keys of a catalogue by name, and the one that the row already holds."""
    campo = formulario.fields[nombre]
    if isinstance(campo, forms.ChoiceField):
        actual: str = getattr(formulario.instance, nombre)
        opciones = {actual: actual} | nombres | {"": "Cualquiera"}
        campo.choices = sorted(opciones.items(), key=lambda opcion: (opcion[0] != "", opcion[1]))
