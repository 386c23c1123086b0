"""The attendance: a row for each authority, and one for each group of people that is counted."""

from typing import Any

from django import forms

from coordinacion.canalizacion.forms.turno_comun import elegir
from coordinacion.organizacion.models import Institucion
from coordinacion.vinculacion import reglas
from coordinacion.vinculacion.forms.comun import campo_lengua
from coordinacion.vinculacion.models import Asistencia, Reunion
from coordinacion.vinculacion.opciones import OrdenAsistente, SexoAsistente
from coordinacion.vinculacion.selectors import reuniones as selectors

VACIAS = 4
CAMPOS = (*("orden", "institucion", "representa", "nombre", "cargo", "sexo", "lengua", "cuantos"),)


class AsistenteForm(forms.Form):
    """One authority by its post, or so many people."""

    orden = forms.ChoiceField(
        label="De parte de", choices=[("", "Elija"), *OrdenAsistente.choices], required=False
    )
    institucion = forms.ModelChoiceField(
        label="Institución", queryset=Institucion.objects.none(), required=False, empty_label="—"
    )
    representa = forms.CharField(label="O a quién representa", max_length=200, required=False)
    nombre = forms.CharField(label="Nombre, si firma", max_length=200, required=False)
    cargo = forms.CharField(label="Cargo", max_length=200, required=False)
    sexo = forms.ChoiceField(
        label="Sexo",
        choices=SexoAsistente.choices,
        initial=SexoAsistente.NO_ESPECIFICADO,
        required=False,
    )
    lengua = campo_lengua("Lengua", "Sin anotar")
    cuantos = forms.IntegerField(
        label="Cuántas personas", min_value=1, max_value=30_000, initial=1, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        elegir(self, "institucion", selectors.convocables())

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if self.errors or not self.has_changed():
            return datos
        datos["cuantos"] = datos.get("cuantos") or 1
        datos["sexo"] = datos.get("sexo") or SexoAsistente.NO_ESPECIFICADO
        if not datos.get("orden"):
            self.add_error("orden", "Indique de parte de quién.")
        for campo, error in reglas.error_de_asistente(
            datos.get("orden", ""), datos["nombre"], datos["cuantos"]
        ).items():
            self.add_error(campo, error)
        return datos

    @property
    def asistente(self) -> Asistencia:
        """The row, unsaved."""
        return Asistencia(**{campo: self.cleaned_data[campo] for campo in CAMPOS})


Asistentes = forms.formset_factory(
    AsistenteForm, extra=VACIAS, can_delete=True, max_num=300, absolute_max=400
)


class AsistenciaForm(forms.Form):
    """The whole list, and the version of the meeting that it was read from."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args: Any, reunion: Reunion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filas = Asistentes(
            self.data if self.is_bound else None,
            prefix="filas",
            initial=[
                {campo: getattr(uno, campo) for campo in CAMPOS}
                for uno in reunion.asistencias.select_related("institucion", "lengua")
            ],
        )

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if not self.filas.is_valid():
            raise forms.ValidationError("Revise los renglones señalados.")
        return datos

    @property
    def asistentes(self) -> list[Asistencia]:
        """The rows that say something, unsaved."""
        return [
            fila.asistente
            for fila in self.filas
            if fila.cleaned_data.get("orden") and not fila.cleaned_data.get("DELETE")
        ]
