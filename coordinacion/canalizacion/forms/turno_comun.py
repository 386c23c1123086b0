"""Fields that the forms of a turn share: local moments, files, and what proves an act on paper."""

from typing import Any

from django import forms
from django.core.files.base import File
from django.db.models import QuerySet

from coordinacion.canalizacion.services import PorCuenta
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.tecleado import anio_razonable

FORMATO = "%Y-%m-%dT%H:%M"
ACEPTA = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx"


def campo_momento(**opciones: Any) -> forms.DateTimeField:
    """A local date and hour (America/Mexico_City), as the browser's own picker gives it."""
    control = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=FORMATO)
    return forms.DateTimeField(widget=control, validators=[anio_razonable], **opciones)


def campo_fecha(**opciones: Any) -> forms.DateField:
    """A local date, as the browser's own picker gives it."""
    control = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(widget=control, validators=[anio_razonable], **opciones)


def un_archivo(**opciones: Any) -> forms.FileField:
    """One file; the upload gate, not this field, says whether it is what it claims."""
    control = forms.FileInput(attrs={"accept": ACEPTA})
    return forms.FileField(widget=control, required=False, **opciones)


def ahora_local() -> str:
    """This minute, as the initial value of a `campo_momento`."""
    return reloj.local(reloj.ahora()).strftime(FORMATO)


def elegir(form: forms.BaseForm, campo: str, opciones: QuerySet[Any]) -> None:
    """Say which rows a field offers; any other id, posted, is not a choice."""
    elegible = form.fields[campo]
    if isinstance(elegible, forms.ModelChoiceField):
        elegible.queryset = opciones


class VariosArchivosInput(forms.FileInput):
    """A file control that takes several."""

    allow_multiple_selected = True


class VariosArchivos(forms.FileField):
    """Several files, or none; the cleaned value is always a list."""

    def __init__(self, *, acepta: str = ACEPTA, con_camara: bool = False, **opciones: Any) -> None:
        atributos = {"accept": acepta} | ({"capture": "environment"} if con_camara else {})
        control = VariosArchivosInput(attrs=atributos)
        super().__init__(widget=control, required=False, **opciones)

    def clean(self, data: Any, initial: Any = None) -> Any:
        elegidos = data if isinstance(data, list | tuple) else [data]
        limpiar = super().clean
        limpios = [limpiar(uno, initial) for uno in elegidos if uno]
        return limpios or []


class PorCuentaForm(forms.Form):
    """When the paper was stamped, who brought it, and its scan if there is one."""

    momento = campo_momento(
        label="Fecha y hora del sello",
        help_text="La del sello en el papel, no la de esta captura: con ella se detiene el plazo.",
    )
    entrego = forms.CharField(label="Quién lo entregó", max_length=200)
    archivo = un_archivo(
        label="Digitalización",
        help_text="PDF o fotografía, hasta 25 MB. Si aún no la tiene, quedará «Sin digitalizar».",
    )

    @property
    def archivos(self) -> "list[File[bytes]]":
        """The scan, as a list of none or one."""
        archivo = self.cleaned_data.get("archivo")
        return [archivo] if archivo else []

    def por_cuenta(self, guardados: list[Documento]) -> PorCuenta:
        """What proves the act, with its scan already kept."""
        datos = self.cleaned_data
        return PorCuenta(datos["momento"], datos["entrego"], guardados[0] if guardados else None)
