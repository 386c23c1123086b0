"""What each verb of a commitment asks for."""

from typing import Any

from django import forms
from django.core.files.base import File

from coordinacion.acuerdos.opciones import Cumplimiento
from coordinacion.acuerdos.reglas_compromiso import MAXIMO_HABILES
from coordinacion.acuerdos.services.compromisos import Dicho, Hallazgo
from coordinacion.canalizacion.forms.turno_comun import (
    PorCuentaForm,
    VariosArchivos,
    campo_fecha,
    elegir,
)
from coordinacion.correspondencia.forms.campos import SelectLargo
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.forms import MotivoForm, renglones
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import personas_con_rol
from coordinacion.vinculacion.forms.comun import COMBO

_QUIEN = "Una institución del catálogo. Si es una autoridad sin cuenta, déjelo vacío."


def _hoy() -> str:
    return reloj.hoy().isoformat()


class CompromisoForm(forms.Form):
    """Who does what by when, and who verifies it."""

    version = forms.IntegerField(
        widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1, required=False
    )
    texto = forms.CharField(label="A qué se compromete", max_length=4000, widget=renglones(3))
    institucion = forms.ModelChoiceField(
        Institucion.objects.none(),
        label="Quién lo cumple",
        required=False,
        empty_label="Ninguna del catálogo",
        widget=SelectLargo(attrs=COMBO),
        help_text=_QUIEN,
    )
    externo = forms.CharField(label="O una autoridad sin cuenta", max_length=200, required=False)
    externo_correo = forms.EmailField(
        label="Correo de esa autoridad",
        required=False,
        help_text="A él llegan los avisos y los enlaces para informar. Sin correo, se le da "
        "seguimiento en papel.",
    )
    area_responsable = forms.CharField(label="Área responsable", max_length=200, required=False)
    area_coordinadora = forms.CharField(label="Área coordinadora", max_length=200, required=False)
    coordina = forms.ModelChoiceField(
        Usuario.objects.none(),
        label="Quién le da seguimiento en la unidad",
        required=False,
        empty_label="Vinculación, sin persona asignada",
    )
    fecha_comprometida = campo_fecha(label="Para cuándo", required=False)
    dias_habiles = forms.IntegerField(
        label="O días hábiles desde que entre en vigor",
        min_value=1,
        max_value=MAXIMO_HABILES,
        required=False,
    )
    verifica = forms.ModelChoiceField(
        Institucion.objects.none(),
        label="Quién lo verifica",
        required=False,
        empty_label="La unidad",
        widget=SelectLargo(attrs=COMBO),
        help_text="La otra parte, nunca quien lo cumple. Vacío: lo verifica la unidad.",
    )
    verifica_externo = forms.CharField(
        label="O una autoridad o comunidad sin cuenta", max_length=200, required=False
    )
    verifica_externo_correo = forms.EmailField(label="Correo de quien verifica", required=False)
    resultado_esperado = forms.CharField(
        label="Resultado esperado", max_length=4000, required=False, widget=renglones(2)
    )
    producto = forms.CharField(
        label="Producto o evidencia", max_length=4000, required=False, widget=renglones(2)
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        activas = Institucion.objects.filter(activa=True).order_by("nombre")
        elegir(self, "institucion", activas)
        elegir(self, "verifica", activas)
        elegir(self, "coordina", personas_con_rol(Rol.VINCULACION).order_by("first_name"))

    @property
    def campos(self) -> dict[str, Any]:
        """The fields of the record, by their names."""
        return {c: v for c, v in self.cleaned_data.items() if c != "version"}


class AvanceForm(forms.Form):
    """How far it is, at which date, and what proves it."""

    porcentaje = forms.IntegerField(label="Avance (%)", min_value=0, max_value=100)
    fecha = campo_fecha(label="A qué fecha", initial=_hoy)
    texto = forms.CharField(label="Qué se hizo", max_length=4000, widget=renglones(4))
    evidencia = forms.CharField(
        label="Documentos probatorios",
        max_length=2000,
        required=False,
        widget=renglones(2),
        help_text="Nombre y fecha de los documentos que lo prueban, si no los adjunta.",
    )
    documentos = VariosArchivos(
        label="Evidencia", con_camara=False, help_text="PDF o fotografías, hasta 25 MB cada una."
    )

    def dicho(self, documentos: list[Documento]) -> Dicho:
        """What the report says, with its files already kept."""
        datos = self.cleaned_data
        return Dicho(
            datos["porcentaje"], datos["texto"], datos["fecha"], datos["evidencia"], documentos
        )

    @property
    def elegidos(self) -> "list[File[bytes]]":
        """The files chosen as evidence."""
        return list(self.cleaned_data["documentos"])


class ReporteForm(AvanceForm):
    """That it is done."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["porcentaje"].initial = 100


class VerificarForm(forms.Form):
    """How much of it was done, and what remains when it was a part."""

    cumplimiento = forms.ChoiceField(
        label="Qué encontró",
        choices=Cumplimiento.choices,
        widget=forms.RadioSelect,
        initial=Cumplimiento.TOTAL,
    )
    resta = forms.CharField(
        label="Qué falta por cumplir",
        max_length=4000,
        required=False,
        widget=renglones(3),
        help_text="Sólo si se cumplió en parte: con un clic se escribe como otro compromiso.",
    )
    texto = forms.CharField(
        label="Observaciones", max_length=4000, required=False, widget=renglones(3)
    )
    documentos = VariosArchivos(label="Constancias", help_text="PDF o fotografías, hasta 25 MB.")

    def hallazgo(self, documentos: list[Documento]) -> Hallazgo:
        """What was found, with its files already kept."""
        datos = self.cleaned_data
        return Hallazgo(
            Cumplimiento(datos["cumplimiento"]), datos["resta"], datos["texto"], documentos
        )

    @property
    def elegidos(self) -> "list[File[bytes]]":
        """The files chosen to prove it."""
        return list(self.cleaned_data["documentos"])


class RechazarForm(MotivoForm):
    """Why what was reported is not so."""

    documentos = VariosArchivos(label="Constancias", help_text="PDF o fotografías, hasta 25 MB.")

    @property
    def elegidos(self) -> "list[File[bytes]]":
        """The files chosen to prove it."""
        return list(self.cleaned_data["documentos"])


class AvancePapelForm(AvanceForm, PorCuentaForm):
    """The report that somebody brought."""


class ReportePapelForm(ReporteForm, PorCuentaForm):
    """The report of fulfilment that somebody brought."""


class VerificarPapelForm(VerificarForm, PorCuentaForm):
    """What the other party said on paper."""


class RechazarPapelForm(RechazarForm, PorCuentaForm):
    """The refusal that the other party said on paper."""


class ReprogramarForm(MotivoForm):
    """Another date, and why."""

    fecha = campo_fecha(label="Nueva fecha")
    field_order = ("fecha", "motivo")


class FiltroForm(forms.Form):
    """The filters of the lists; what is not understood filters nothing."""

    q = forms.CharField(label="Folio, texto o autoridad", max_length=100, required=False)
    institucion = forms.ModelChoiceField(
        Institucion.objects.none(),
        label="Institución",
        required=False,
        empty_label="Cualquiera",
        widget=SelectLargo(attrs=COMBO),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        elegir(self, "institucion", Institucion.objects.order_by("nombre"))

    @property
    def limpios(self) -> dict[str, Any]:
        """The filters understood."""
        self.is_valid()
        return dict(self.cleaned_data)
