"""What each verb of an oficio asks for, and the filters of the minutario."""

import uuid
from typing import Any

from django import forms

from coordinacion.canalizacion.forms.turno_comun import (
    VariosArchivos,
    ahora_local,
    campo_momento,
    elegir,
    un_archivo,
)
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoOficio
from coordinacion.nucleo.forms import renglones
from coordinacion.oficios.opciones import ClaseOficio, MedioDespacho
from coordinacion.oficios.redaccion import titular_de_la_unidad
from coordinacion.oficios.selectors.minutario import con_oficios
from coordinacion.organizacion.models import Institucion

TEXTOS = (
    *("destinatario", "destinatario_cargo", "asunto", "responde_a", "cuerpo", "copias"),
    *("firma", "firma_cargo", "ausente"),
)
ACEPTA = ".pdf,.jpg,.jpeg,.png"
ANIOS = 6


class OficioForm(forms.Form):
    """The texts of an oficio, in the order of the sheet."""

    clave_envio = forms.UUIDField(widget=forms.HiddenInput)
    destinatario = forms.CharField(label="Destinatario", max_length=200)
    destinatario_cargo = forms.CharField(
        label="Cargo e institución", max_length=300, required=False, widget=renglones(2)
    )
    asunto = forms.CharField(label="Asunto", max_length=500)
    responde_a = forms.CharField(
        label="Oficio o escrito que responde", max_length=200, required=False
    )
    cuerpo = forms.CharField(
        label="Texto",
        max_length=20_000,
        widget=renglones(14),
        help_text="Deje un renglón en blanco entre un párrafo y otro.",
    )
    copias = forms.CharField(
        label="Con copia para",
        max_length=2000,
        required=False,
        widget=renglones(2),
        help_text="Nombre y cargo; una copia por renglón.",
    )
    firma = forms.CharField(label="Quién firma", max_length=200)
    firma_cargo = forms.CharField(label="Cargo de quien firma", max_length=300, required=False)
    por_ausencia = forms.BooleanField(
        label="Firma por ausencia de la persona titular",
        required=False,
        help_text="Anote arriba el nombre y el cargo de quien firma en su lugar.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clave_envio"].initial = uuid.uuid4

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        datos["ausente"] = self._ausente() if datos.get("por_ausencia") else ""
        return datos

    def _ausente(self) -> str:
        titular = titular_de_la_unidad()
        if titular is None:
            self.add_error("por_ausencia", "No hay persona titular de la unidad en esta fecha.")
            return ""
        return f"{titular}, {titular.cargo}"

    @property
    def textos(self) -> dict[str, str]:
        """The texts of the record, by field."""
        return {campo: self.cleaned_data[campo] for campo in TEXTOS}


class EditarForm(OficioForm):
    """The texts of a draft, and the version that they were read from."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["clave_envio"]


class DespacharForm(forms.Form):
    """When it left, and how."""

    momento = campo_momento(label="Fecha y hora de salida", initial=ahora_local)
    medio = forms.ChoiceField(label="Medio", choices=MedioDespacho.choices)
    guia = forms.CharField(label="Guía o constancia", max_length=120, required=False)


class AcusarForm(forms.Form):
    """The stamp of who received it, and the stamped sheet where it was scanned."""

    momento = campo_momento(
        label="Fecha y hora del sello", help_text="La del sello en el papel, no la de esta captura."
    )
    recibio = forms.CharField(label="Quién recibió", max_length=200)
    archivo = un_archivo(label="Acuse digitalizado", help_text="PDF o fotografía, hasta 25 MB.")


class SubirForm(forms.Form):
    """Scans of stamped sheets."""

    archivo = VariosArchivos(
        label="Acuses digitalizados",
        acepta=ACEPTA,
        help_text="PDF o fotografía, hasta 25 MB cada uno; un oficio por archivo.",
    )

    def clean_archivo(self) -> list[Any]:
        archivos: list[Any] = self.cleaned_data["archivo"]
        if not archivos:
            raise forms.ValidationError("Elija al menos un archivo.")
        return archivos


class ConfirmarForm(forms.Form):
    """Which oficio the scan is of, and what its stamp says."""

    folio = forms.CharField(
        label="Número de oficio", max_length=40, help_text="Como está impreso en la hoja."
    )
    momento = campo_momento(
        label="Fecha y hora del sello", help_text="La del sello en el papel, no la de esta captura."
    )
    recibio = forms.CharField(label="Quién recibió", max_length=200)


class FiltroForm(forms.Form):
    """The filters of the minutario; what is not understood filters nothing."""

    q = forms.CharField(label="Número de oficio", max_length=40, required=False)
    clase = forms.ChoiceField(
        label="Clase", choices=[("", "Cualquiera"), *ClaseOficio.choices], required=False
    )
    institucion = forms.ModelChoiceField(
        label="Institución",
        queryset=Institucion.objects.none(),
        required=False,
        empty_label="Cualquiera",
    )
    anio = forms.ChoiceField(label="Año", required=False)
    estado = forms.ChoiceField(
        choices=[("", ""), *EstadoOficio.choices], required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        este = reloj.hoy().year
        anios = [(str(anio), str(anio)) for anio in range(este, este - ANIOS, -1)]
        self.fields["anio"] = forms.ChoiceField(
            label="Año", choices=[("", "Cualquiera"), *anios], required=False
        )
        elegir(self, "institucion", con_oficios())
