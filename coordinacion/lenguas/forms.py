"""What each verb of a language support asks for, and the filters of its lists."""

from typing import Any

from django import forms

from coordinacion.correspondencia.forms.campos import FechaField, MomentoField, SelectLargo
from coordinacion.correspondencia.forms.lengua import (
    CampoDeVariante,
    limpiar_lengua,
    ofrecer_variantes,
)
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.documentos.models import Documento
from coordinacion.lenguas import reglas, selectors
from coordinacion.lenguas.models import ApoyoLinguistico
from coordinacion.lenguas.opciones import ClaseApoyo, Falta, Situacion
from coordinacion.lenguas.selectors import apoyos
from coordinacion.nucleo import reloj
from coordinacion.nucleo.forms import renglones
from coordinacion.organizacion.models import Institucion, Lengua, Usuario

_COMBO = {"data-combo": "", "data-combo-guia": "Escriba para buscar"}


def _ahora() -> str:
    return reloj.local(reloj.ahora()).strftime("%d/%m/%Y %H:%M")


class SolicitarForm(forms.Form):
    """What is needed, in which language, and what for."""

    clase = forms.ChoiceField(label="Qué se necesita", choices=ClaseApoyo.choices)
    lengua = forms.ModelChoiceField(
        label="Lengua",
        queryset=Lengua.objects.filter(activa=True),
        empty_label="Elija la lengua",
        required=False,
    )
    variante = CampoDeVariante()
    a_peticion = forms.BooleanField(label="Lo pidió el peticionario", required=False)
    para = forms.CharField(
        label="Para qué",
        max_length=500,
        required=False,
        widget=renglones(2),
        help_text="Por ejemplo: entrevista del martes, lectura de la respuesta en la comunidad.",
    )

    def __init__(self, *args: Any, carta: Correspondencia, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ofrecer_variantes(self, carta.variante_id)
        por_solicitar = selectors.por_solicitar(carta)
        self.initial = {
            "lengua": carta.lengua_id,
            "variante": carta.variante_id,
            "clase": next(iter(por_solicitar), ClaseApoyo.INTERPRETE),
            "a_peticion": bool(por_solicitar),
            **self.initial,
        }

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        limpiar_lengua(self, datos)
        if datos.get("lengua") is None and "lengua" not in self.errors:
            self.add_error("lengua", "Indique en qué lengua.")
        return datos


class AsignarForm(forms.Form):
    """Who does it: one of three."""

    persona = forms.ModelChoiceField(
        label="Persona de la unidad",
        queryset=Usuario.objects.none(),
        required=False,
        empty_label="Nadie de la unidad",
    )
    institucion = forms.ModelChoiceField(
        label="Institución que presta intérpretes",
        queryset=Institucion.objects.none(),
        required=False,
        empty_label="Ninguna",
        widget=SelectLargo(attrs=_COMBO),
    )
    externo = forms.CharField(
        label="Intérprete o traductor externo",
        max_length=200,
        required=False,
        help_text="Nombre y cómo localizarlo.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for campo, filas in (
            ("persona", apoyos.asignables()),
            ("institucion", apoyos.instituciones()),
        ):
            self.fields[campo].queryset = filas  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if not self.errors:
            error = reglas.error_de_quien(**datos)
            if error:
                raise forms.ValidationError(error)
        return datos


class PrestarForm(forms.Form):
    """When it was given, and the translation where there is one."""

    momento = MomentoField(label="Cuándo se prestó o se entregó", initial=_ahora)
    documento = forms.ModelChoiceField(
        label="Documento del asunto que lo contiene o lo prueba",
        queryset=Documento.objects.none(),
        required=False,
        empty_label="Ninguno",
        help_text="La traducción se agrega antes al asunto, en «Agregar documento».",
    )
    observaciones = forms.CharField(
        label="Observaciones", max_length=500, required=False, widget=renglones(2)
    )

    def __init__(self, *args: Any, actor: Usuario, apoyo: ApoyoLinguistico, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["documento"].queryset = apoyos.documentos_de(  # type: ignore[attr-defined]
            actor, apoyo
        )


class PeriodoForm(forms.Form):
    """Between two days; what is not understood limits nothing."""

    desde = FechaField(label="Desde", required=False)
    hasta = FechaField(label="Hasta", required=False)

    def limpios(self) -> dict[str, Any]:
        """What was understood, by field."""
        self.full_clean()
        return dict(getattr(self, "cleaned_data", {}))


class FiltroForm(PeriodoForm):
    """The filters of the lists; what is not understood filters nothing."""

    clase = forms.ChoiceField(
        label="Qué se necesita", choices=[("", "Cualquiera"), *ClaseApoyo.choices], required=False
    )
    lengua = forms.ModelChoiceField(
        label="Lengua", queryset=Lengua.objects.all(), required=False, empty_label="Cualquiera"
    )
    variante = CampoDeVariante(empty_label="Cualquiera")
    lista = forms.ChoiceField(
        choices=[("", ""), *Falta.choices, *Situacion.choices],
        required=False,
        widget=forms.HiddenInput,
    )
    sin_variante = forms.BooleanField(label="Sólo los que no precisan variante", required=False)

    field_order = ["clase", "lengua", "variante", "sin_variante", "desde", "hasta"]
