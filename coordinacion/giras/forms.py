"""The grid: what all its lines share, and each line; and what the numbered forms ask for."""

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import get_default_renderer

from coordinacion.canalizacion.forms.turno_comun import VariosArchivos, elegir
from coordinacion.correspondencia.forms.campos import ContactoField, MomentoField, SelectLargo
from coordinacion.correspondencia.models import Correspondencia, Peticionario
from coordinacion.correspondencia.opciones import CondicionRemitente, Prioridad, Sexo
from coordinacion.giras import reglas, selectors
from coordinacion.giras.models import Captura, Renglon
from coordinacion.nucleo.errores import DatoInvalido

MAXIMO = 100
"""Lines that one sheet has pending at a time."""
EN_BLANCO = 5
"""Empty lines at the end of the grid."""


class CabeceraForm(forms.ModelForm[Captura]):
    """What every petition of the sheet shares."""

    recibida_en = MomentoField(label="Recibidas")

    class Meta:
        model = Captura
        fields = [
            *("canal", "recibida_en", "dirigida_a", "motivo_captura_tardia"),
            *("tipo", "instruccion"),
        ]
        labels = {
            "tipo": "Tipo de lo entregado en el acto",
            "instruccion": "Instrucción de lo entregado en el acto",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        elegir(self, "tipo", selectors.tipos())
        elegir(self, "instruccion", selectors.instrucciones())
        for campo in ("tipo", "instruccion"):
            self.fields[campo].empty_label = "Sin elegir"  # type: ignore[attr-defined]


class RenglonForm(forms.Form):
    """One line, as lenient as paper: what is missing is asked for when it is registered."""

    clave = forms.UUIDField(widget=forms.HiddenInput)
    nombre = forms.CharField(label="Nombre", max_length=200, required=False)
    sexo = forms.ChoiceField(label="Sexo", choices=Sexo.choices, required=False)
    comunidad = forms.CharField(label="Comunidad", max_length=200, required=False)
    contacto = forms.CharField(label="Contacto", max_length=360, required=False)
    asunto = forms.CharField(label="Qué pide", max_length=2000, required=False)
    urgente = forms.BooleanField(label="Urgente", required=False)
    lengua = forms.ChoiceField(label="Lengua", widget=SelectLargo, required=False)
    institucion = forms.ChoiceField(
        label="Entregada en el acto a", widget=SelectLargo, required=False
    )
    recibio = forms.CharField(label="Quién la recibió", max_length=200, required=False)
    tema = forms.ChoiceField(label="Tema", widget=SelectLargo, required=False)
    hoja = forms.IntegerField(label="Núm. de hoja", min_value=1, max_value=32_000, required=False)

    def __init__(
        self, *args: Any, listas: selectors.Listas, hojas: Mapping[int, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.hojas = hojas
        for campo, opciones in (
            ("lengua", listas.lenguas),
            ("tema", listas.temas),
            ("institucion", listas.instituciones),
        ):
            self.fields[campo].choices = opciones  # type: ignore[attr-defined]
        self.fields["hoja"].widget = forms.TextInput(attrs={"inputmode": "numeric"})
        for control in self.fields.values():
            control.widget.attrs.setdefault("autocomplete", "off")
            control.widget.attrs["class"] = _clase(control.widget)

    def clean_hoja(self) -> int | None:
        """The key of the form with that number."""
        numero = self.cleaned_data["hoja"]
        if numero is not None and numero not in self.hojas:
            raise ValidationError(f"No se ha impreso la hoja {numero} de esta gira.")
        return self.hojas[numero] if numero is not None else None

    def escrito(self, orden: int) -> dict[str, Any]:
        """What `guardar` keeps of a valid line."""
        datos = dict(self.cleaned_data)
        for campo in ("lengua", "tema", "institucion"):
            datos[f"{campo}_id"] = int(datos.pop(campo) or 0) or None
        datos["hoja_id"] = datos.pop("hoja")
        datos["sexo"] = datos["sexo"] or Sexo.NO_ESPECIFICADO
        return {**datos, "orden": orden}


def _clase(control: forms.Widget) -> str:
    if isinstance(control, forms.CheckboxInput):
        return "form-check-input"
    return "form-select" if isinstance(control, forms.Select) else "form-control"


class Renglones(forms.BaseFormSet[RenglonForm]):
    """The lines of the grid."""

    form = RenglonForm
    renderer = get_default_renderer()
    extra = 0
    min_num = 0
    max_num = MAXIMO
    absolute_max = MAXIMO + 10
    validate_min = False
    validate_max = True
    can_order = False
    can_delete = False
    can_delete_extra = False
    edit_only = False

    def escritos(self) -> list[dict[str, Any]]:
        """The valid lines as `guardar` takes them, each ditto read as what is above it."""
        validos = [
            una.escrito(orden)
            for orden, una in enumerate(self.forms, start=1)
            if una.is_valid() and una.cleaned_data
        ]
        for campo in ("comunidad", "asunto"):
            copiados = reglas.copiar_de_arriba([escrito[campo] for escrito in validos])
            for escrito, valor in zip(validos, copiados, strict=True):
                escrito[campo] = valor
        return validos


def renglones_de(captura: Captura, datos: Any = None) -> Renglones:
    """The grid of a sheet: as sent in `datos`, or its drafts and some empty lines."""
    comunes = {
        "listas": selectors.listas_de(captura.reunion),
        "hojas": dict(selectors.hojas_de(captura.reunion).values_list("numero", "pk")),
    }
    if datos is not None:
        return Renglones(datos, prefix="r", form_kwargs=comunes)
    borradores = [_inicial(uno) for uno in selectors.pendientes(captura)]
    sobran = max(min(EN_BLANCO, MAXIMO - len(borradores)), 0)
    vacios = [{"clave": uuid.uuid4(), "sexo": Sexo.NO_ESPECIFICADO} for _ in range(sobran)]
    return Renglones(prefix="r", initial=[*borradores, *vacios], form_kwargs=comunes)


def _inicial(renglon: Renglon) -> dict[str, Any]:
    campos = ("clave", "nombre", "sexo", "comunidad", "contacto", "asunto", "urgente", "recibio")
    return {
        **{campo: getattr(renglon, campo) for campo in campos},
        **{campo: getattr(renglon, f"{campo}_id") for campo in ("lengua", "tema", "institucion")},
        "hoja": renglon.hoja.numero if renglon.hoja else None,
    }


def carta_de(renglon: Renglon, captura: Captura) -> Correspondencia:
    """The unsaved letter of a line."""
    reunion = captura.reunion
    return Correspondencia(
        clave_envio=renglon.clave,
        recibida_en=captura.recibida_en,
        motivo_captura_tardia=captura.motivo_captura_tardia,
        canal=captura.canal,
        dirigida_a=captura.dirigida_a,
        condicion_remitente=reglas.condicion(renglon.nombre),
        municipio=reunion.municipio,
        localidad=renglon.comunidad,
        asunto=renglon.asunto,
        prioridad=Prioridad.URGENTE if renglon.urgente else Prioridad.ORDINARIA,
        otra_lengua=renglon.lengua is not None,
        lengua=renglon.lengua,
    )


def peticionarios_de(renglon: Renglon) -> list[Peticionario]:
    """Who asks, unsaved; nobody when it is anonymous or without data. Raises `DatoInvalido` for a
    contact that cannot be one."""
    if reglas.condicion(renglon.nombre) != CondicionRemitente.IDENTIFICADO or not renglon.nombre:
        return []
    try:
        contacto = ContactoField(label="Contacto").clean(renglon.contacto)
    except ValidationError as error:
        raise DatoInvalido({"contacto": " ".join(error.messages)}) from error
    return [
        Peticionario(
            nombre=renglon.nombre,
            comunidad=renglon.comunidad,
            sexo=renglon.sexo,
            telefono=contacto.telefono,
            correo=contacto.correo,
            domicilio=contacto.domicilio,
            sin_contacto=contacto.no_proporciona,
        )
    ]


class AbrirForm(forms.Form):
    """Begin a sheet, once for each time that the page is shown."""

    clave_envio = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class HojasForm(forms.Form):
    """How many numbered forms to print."""

    desde = forms.IntegerField(widget=forms.HiddenInput)
    cuantas = forms.IntegerField(label="Cuántas hojas", min_value=1, max_value=100, initial=20)


class LeerHojasForm(forms.Form):
    """Filled forms, scanned: each is found by its code."""

    archivos = VariosArchivos(
        label="Hojas llenas, digitalizadas", acepta=".pdf,.jpg,.jpeg,.png", con_camara=True
    )
    numero = forms.IntegerField(
        label="Número de hoja, si el código no se lee",
        min_value=1,
        max_value=32_000,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A number is of one form."""
        datos = super().clean() or self.cleaned_data
        archivos = datos.get("archivos") or []
        if not archivos:
            self.add_error("archivos", "Elija al menos un archivo.")
        if datos.get("numero") and len(archivos) > 1:
            self.add_error("numero", "Con el número a mano, suba una sola hoja.")
        return datos
