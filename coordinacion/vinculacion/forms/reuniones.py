"""What each verb of a meeting asks for, and the filters of its lists."""

import uuid
from typing import Any

from django import forms

from coordinacion.canalizacion.forms.turno_comun import elegir
from coordinacion.correspondencia.forms.campos import MomentoField, SelectLargo
from coordinacion.nucleo.forms import renglones
from coordinacion.nucleo.templatetags.interfaz import MESES
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.vinculacion import reglas
from coordinacion.vinculacion.forms.comun import (
    COMBO,
    ahora,
    anios,
    campo_lengua,
    campo_municipio,
)
from coordinacion.vinculacion.models import Mesa
from coordinacion.vinculacion.opciones import ClaseReunion, ListaReuniones
from coordinacion.vinculacion.selectors import reuniones as selectors

ACEPTA = ".pdf,.jpg,.jpeg,.png"


class DatosForm(forms.Form):
    """What is said of a meeting, but for its date."""

    asunto = forms.CharField(label="Asunto", max_length=300)
    lugar = forms.CharField(
        label="Lugar", max_length=300, help_text="Edificio, calle o paraje: como se llega."
    )
    municipio = campo_municipio()
    comunidad = forms.CharField(label="Comunidad", max_length=200, required=False)
    convocadas = forms.ModelMultipleChoiceField(
        label="Instituciones convocadas",
        queryset=Institucion.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    otros_convocados = forms.CharField(
        label="Otros convocados",
        max_length=2000,
        required=False,
        widget=renglones(3),
        help_text="Autoridades y organizaciones sin cuenta, por su cargo; uno por renglón.",
    )
    responsable = forms.ModelChoiceField(
        label="Responsable en la unidad",
        queryset=Usuario.objects.none(),
        empty_label="Elija a la persona",
    )
    lengua = campo_lengua("Lengua en que se interpreta", "Ninguna: será en español")
    interprete = forms.CharField(
        label="Intérprete",
        max_length=200,
        required=False,
        help_text="Quién interpretará. Déjelo en blanco mientras no se sepa.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        elegir(self, "convocadas", selectors.convocables())
        elegir(self, "responsable", selectors.responsables())

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        errores = reglas.error_de_interprete(
            datos.get("lengua"), datos.get("interprete", ""), datos.get("sin_interprete", "")
        )
        for campo, error in errores.items():
            self.add_error(campo, error)
        return datos


class ProgramarForm(DatosForm):
    """A new meeting."""

    clave_envio = forms.UUIDField(widget=forms.HiddenInput)
    clase = forms.ChoiceField(label="Clase de reunión", choices=ClaseReunion.choices)
    mesa = forms.ModelChoiceField(
        label="Mesa de diálogo",
        queryset=Mesa.objects.none(),
        required=False,
        empty_label="Ninguna",
        help_text="Sólo si es sesión de una mesa.",
        widget=SelectLargo(attrs=COMBO),
    )
    inicia_en = MomentoField(label="Comienza")
    termina_en = MomentoField(label="Termina")

    field_order = ["clase", "mesa", "asunto", "inicia_en", "termina_en", "lugar"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clave_envio"].initial = uuid.uuid4
        elegir(self, "mesa", selectors.mesas_abiertas())

    def clean(self) -> dict[str, Any]:
        datos = super().clean()
        inicia, termina = datos.get("inicia_en"), datos.get("termina_en")
        if inicia and termina and (error := reglas.error_de_horario(inicia, termina)):
            self.add_error("termina_en", error)
        return datos


class EditarForm(DatosForm):
    """The same, of one that exists; what happened in it, once it was held."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    sin_interprete = forms.CharField(
        label="Por qué no hubo intérprete",
        max_length=300,
        required=False,
        help_text="Si hacía falta y no se consiguió: queda dicho en la minuta.",
    )
    desarrollo = forms.CharField(
        label="Desarrollo de la reunión", max_length=20_000, required=False, widget=renglones(10)
    )

    def __init__(self, *args: Any, se_celebro: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not se_celebro:
            del self.fields["desarrollo"]


class OrdenForm(forms.Form):
    """The agenda: one point per line, in order, with nothing but the keyboard."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    puntos = forms.CharField(
        label="Puntos del orden del día",
        max_length=40_000,
        widget=renglones(12),
        help_text="Un punto por renglón, sin número: se numeran solos, en ese orden.",
    )

    def clean_puntos(self) -> list[str]:
        puntos = reglas.puntos_de(self.cleaned_data["puntos"])
        if not puntos:
            raise forms.ValidationError("Escriba al menos un punto.")
        return puntos


class ReprogramarForm(forms.Form):
    """Another date, and why."""

    inicia_en = MomentoField(label="Comienza")
    termina_en = MomentoField(label="Termina")
    motivo = forms.CharField(label="Motivo", max_length=500, widget=renglones(3))


class CelebrarForm(forms.Form):
    """When it began, and what happened in it."""

    momento = MomentoField(label="Cuándo comenzó", initial=ahora)
    desarrollo = forms.CharField(
        label="Desarrollo de la reunión",
        max_length=20_000,
        widget=renglones(12),
        help_text="Qué se trató, sin datos personales. Deje un renglón en blanco entre párrafos.",
    )


class FormalizarForm(forms.Form):
    """The signed minutes, digitised."""

    archivo = forms.FileField(
        label="Minuta firmada",
        required=False,
        widget=forms.FileInput(attrs={"accept": ACEPTA}),
        help_text="PDF o fotografía, hasta 25 MB, con la lista de asistencia firmada.",
    )


class FiltroForm(forms.Form):
    """The filters of the lists; what is not understood filters nothing."""

    anio = forms.TypedChoiceField(label="Año", coerce=int, required=False, empty_value=None)
    trimestre = forms.TypedChoiceField(
        label="Trimestre",
        choices=[("", "Todos"), *((n, nombre) for n, nombre in enumerate(reglas.TRIMESTRES, 1))],
        coerce=int,
        required=False,
        empty_value=None,
    )
    mes = forms.TypedChoiceField(
        label="Mes",
        choices=[("", "Todos"), *((n, mes.capitalize()) for n, mes in enumerate(MESES, 1))],
        coerce=int,
        required=False,
        empty_value=None,
    )
    clase = forms.ChoiceField(
        label="Clase", choices=[("", "Cualquiera"), *ClaseReunion.choices], required=False
    )
    municipio = campo_municipio(required=False, empty_label="Cualquiera")
    institucion = forms.ModelChoiceField(
        label="Institución convocada",
        queryset=Institucion.objects.none(),
        required=False,
        empty_label="Cualquiera",
        widget=SelectLargo(attrs=COMBO),
    )
    lista = forms.ChoiceField(
        choices=[("", ""), *ListaReuniones.choices], required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["anio"].choices = [("", "Todos"), *anios()]  # type: ignore[attr-defined]
        elegir(self, "institucion", selectors.convocables())

    def limpios(self) -> dict[str, Any]:
        """What was understood, by field."""
        self.full_clean()
        return dict(getattr(self, "cleaned_data", {}))
