"""What each verb of a table of dialogue asks for, and the filters of its list."""

import uuid
from typing import Any

from django import forms

from coordinacion.canalizacion.forms.turno_comun import elegir
from coordinacion.correspondencia.forms.campos import FechaField, MomentoField
from coordinacion.correspondencia.models import Tema
from coordinacion.nucleo.etiquetas import EstadoMesa
from coordinacion.nucleo.forms import renglones
from coordinacion.vinculacion.forms.comun import ahora, campo_lengua, campo_municipio
from coordinacion.vinculacion.models import Mesa, Opinion, Reunion
from coordinacion.vinculacion.selectors import mesas as selectors

ACEPTA = ".pdf,.jpg,.jpeg,.png"
VACIAS = 3


class DatosForm(forms.Form):
    """What is said of a table."""

    nombre = forms.CharField(label="Nombre", max_length=200)
    objeto = forms.CharField(label="Objeto", max_length=4000, widget=renglones(4))
    municipio = campo_municipio()
    comunidad = forms.CharField(label="Comunidad", max_length=200, required=False)
    lengua = campo_lengua("Lengua de la comunidad")
    programada_para = FechaField(label="Fecha en que se instalará")


class ProgramarForm(DatosForm):
    """A new table."""

    clave_envio = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clave_envio"].initial = uuid.uuid4


class EditarForm(DatosForm):
    """The same, of one that exists."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)


class InstalarForm(forms.Form):
    """When, and its act."""

    momento = MomentoField(label="Cuándo se instaló", initial=ahora)
    archivo = forms.FileField(
        label="Acta de instalación firmada",
        required=False,
        widget=forms.FileInput(attrs={"accept": ACEPTA}),
        help_text="PDF o fotografía, hasta 25 MB.",
    )


class OpinionForm(forms.Form):
    """What a community said about one topic."""

    tema = forms.ModelChoiceField(
        label="Tema", queryset=Tema.objects.none(), required=False, empty_label="Elija el tema"
    )
    comunidad = forms.CharField(label="Comunidad", max_length=200, required=False)
    texto = forms.CharField(
        label="Qué dijo",
        max_length=4000,
        required=False,
        widget=renglones(2),
        help_text="Sin nombres: quien habla es la comunidad.",
    )
    lengua = campo_lengua("En qué lengua lo dijo")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        elegir(self, "tema", selectors.temas())

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if datos.get("texto") or datos.get("tema"):
            for campo, falta in (
                ("tema", "Elija el tema."),
                ("comunidad", "Indique qué comunidad."),
                ("texto", "Escriba qué se dijo."),
            ):
                if not datos.get(campo) and campo not in self.errors:
                    self.add_error(campo, falta)
        return datos


Opiniones = forms.formset_factory(
    OpinionForm, extra=VACIAS, can_delete=True, max_num=100, absolute_max=120
)


class RecogerForm(forms.Form):
    """Opinions collected together: when, in which session, and a row for each."""

    momento = MomentoField(label="Cuándo se recogieron", initial=ahora)
    sesion = forms.ModelChoiceField(
        label="En qué sesión",
        queryset=Reunion.objects.none(),
        required=False,
        empty_label="Ninguna",
    )

    def __init__(self, *args: Any, mesa: Mesa, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        elegir(self, "sesion", selectors.sesiones_de(mesa))
        inicial = [{"comunidad": mesa.comunidad, "lengua": mesa.lengua_id}] * VACIAS
        self.filas = Opiniones(
            self.data if self.is_bound else None,
            prefix="filas",
            initial=inicial if not self.is_bound else None,
        )
        self.filas.extra = 0 if not self.is_bound else VACIAS

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if not self.filas.is_valid():
            raise forms.ValidationError("Revise los renglones señalados.")
        if not self.errors and not self.opiniones:
            raise forms.ValidationError("Escriba al menos una opinión.")
        return datos

    @property
    def opiniones(self) -> list[Opinion]:
        """The rows that say something, unsaved."""
        return [
            Opinion(
                tema=datos["tema"],
                comunidad=datos["comunidad"],
                texto=datos["texto"],
                lengua=datos["lengua"],
                reunion=self.cleaned_data.get("sesion"),
                recogida_en=self.cleaned_data["momento"],
            )
            for datos in (fila.cleaned_data for fila in self.filas)
            if datos.get("texto") and not datos.get("DELETE")
        ]


class ResponderForm(forms.Form):
    """What was answered, in which language and when."""

    respuesta = forms.CharField(label="Qué se respondió", max_length=4000, widget=renglones(5))
    lengua = campo_lengua("En qué lengua se respondió")
    momento = MomentoField(label="Cuándo se respondió", initial=ahora)


class _Opiniones(forms.ModelMultipleChoiceField[Opinion]):
    """Opinions to be chosen by what they say: whoever publishes one has to read it."""

    def label_from_instance(self, obj: Opinion) -> str:
        """Whose it is and what it says."""
        return f"{obj}. {obj.texto}"


class PublicarForm(forms.Form):
    """What anybody may read: the summary, and which opinions go with it."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    resumen = forms.CharField(
        label="Resumen público",
        max_length=8000,
        widget=renglones(8),
        help_text="Lo podrá leer cualquier persona. Sin nombres, teléfonos ni domicilios.",
    )
    opiniones = _Opiniones(
        label="Opiniones que se publican, con su respuesta",
        queryset=Opinion.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    sin_datos = forms.BooleanField(
        label="Revisé que ni el resumen ni las opiniones nombran o permiten identificar a personas",
        error_messages={"required": "Confírmelo para publicar."},
    )

    def __init__(self, *args: Any, mesa: Mesa, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        elegir(self, "opiniones", selectors.opiniones_de(mesa))


class FiltroForm(forms.Form):
    """The filters of the list; what is not understood filters nothing."""

    estado = forms.ChoiceField(
        label="Estado", choices=[("", "Cualquiera"), *EstadoMesa.choices], required=False
    )
    municipio = campo_municipio(required=False, empty_label="Cualquiera")

    def limpios(self) -> dict[str, Any]:
        """What was understood, by field."""
        self.full_clean()
        return dict(getattr(self, "cleaned_data", {}))
