"""The grid: what all its lines share, and each line; and what the numbered forms ask for."""

import uuid
from collections.abc import Iterable
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
from coordinacion.organizacion.models import Municipio

Hoja = tuple[int, uuid.UUID | None]
"""A numbered form: its key, and that of the line that has it."""

EN_BLANCO = 5
"""Empty lines at the end of the grid."""


class MarcaDeGuardado(forms.CharField):
    """Set by the page's script on what the server has and was not typed again, so that a window
    left open does not write over what was typed in another."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput, required=False)


class CabeceraForm(forms.ModelForm[Captura]):
    """What every petition of the sheet shares."""

    recibida_en = MomentoField(label="Recibidas")
    guardado = MarcaDeGuardado()

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

    def escrito(self) -> dict[str, Any]:
        """What `guardar` keeps: whatever is valid, if it was typed in this page."""
        datos = dict(self.cleaned_data)
        return {} if datos.pop("guardado", "") else datos


class RenglonForm(forms.Form):
    """One line, as lenient as paper: what is missing is asked for when it is registered."""

    clave = forms.UUIDField(widget=forms.HiddenInput)
    guardado = MarcaDeGuardado()
    nombre = forms.CharField(label="Nombre", max_length=200, required=False)
    sexo = forms.ChoiceField(
        label="Sexo", choices=Sexo.choices, initial=Sexo.NO_ESPECIFICADO, required=False
    )
    comunidad = forms.CharField(label="Comunidad", max_length=200, required=False)
    contacto = forms.CharField(label="Contacto", max_length=360, required=False)
    asunto = forms.CharField(label="Qué pide", max_length=2000, required=False)
    municipio = forms.CharField(
        label="Municipio, si es otro",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": "municipios"}),
    )
    urgente = forms.BooleanField(label="Urgente", required=False)
    lengua = forms.ChoiceField(label="Lengua", widget=SelectLargo, required=False)
    institucion = forms.ChoiceField(
        label="Entregada en el acto a", widget=SelectLargo, required=False
    )
    recibio = forms.CharField(label="Quién la recibió", max_length=200, required=False)
    tema = forms.ChoiceField(label="Tema", widget=SelectLargo, required=False)
    hoja = forms.IntegerField(label="Núm. de hoja", min_value=1, max_value=32_000, required=False)

    SIEMPRE = ("nombre", "sexo", "comunidad", "contacto", "asunto")
    """What is always in sight; the other boxes are unfolded."""

    def __init__(
        self, *args: Any, listas: selectors.Listas, hojas: dict[int, Hoja], **kwargs: Any
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
        """The key of the form with that number, when no other line has it."""
        numero = self.cleaned_data["hoja"]
        if numero is None:
            return None
        if numero not in self.hojas:
            raise ValidationError(f"No se ha impreso la hoja {numero} de esta gira.")
        pk, de_quien = self.hojas[numero]
        if de_quien not in (None, self.cleaned_data.get("clave")):
            raise ValidationError(f"La hoja {numero} ya es de otra petición.")
        self.hojas[numero] = (pk, self.cleaned_data.get("clave"))
        return pk

    def marcar(self, campos: Iterable[str]) -> None:
        """Show those boxes as wrong."""
        for campo in campos:
            if campo in self.fields:
                atributos = self.fields[campo].widget.attrs
                atributos |= {"class": f"{atributos['class']} is-invalid", "aria-invalid": "true"}

    def se_despliega(self, errores: Iterable[str]) -> bool:
        """Whether something is written, or wrong, in what is folded."""
        plegados = [campo for campo in self.fields if campo not in (*self.SIEMPRE, "clave")]
        return any(self[campo].value() for campo in plegados if campo != "guardado") or any(
            campo in plegados for campo in errores
        )

    @property
    def se_conserva(self) -> bool:
        """Whether it has something to keep: a box that is wrong does not lose the others."""
        self.is_valid()
        return bool(self.cleaned_data.get("clave"))

    def escrito(self, orden: int) -> dict[str, Any]:
        """What `guardar` keeps of the line; nothing in the place of what is wrong."""
        datos = {campo: self.cleaned_data.get(campo) or "" for campo in self.fields}
        for campo in ("lengua", "tema", "institucion"):
            datos[f"{campo}_id"] = int(datos.pop(campo) or 0) or None
        datos["hoja_id"] = datos.pop("hoja") or None
        datos["sexo"] = datos["sexo"] or Sexo.NO_ESPECIFICADO
        datos["urgente"] = bool(datos["urgente"])
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
    max_num = reglas.MAXIMO
    absolute_max = 10 * reglas.MAXIMO
    validate_min = False
    validate_max = True
    can_order = False
    can_delete = False
    can_delete_extra = False
    edit_only = False

    def initial_form_count(self) -> int:
        """None of those that come: a line that the page does not send is not a mistake."""
        return 0 if self.is_bound else super().initial_form_count()

    def escritos(self) -> list[dict[str, Any]]:
        """The lines typed in this page as `guardar` takes them, each ditto read as what is above
        it."""
        todos = [
            una.escrito(orden) for orden, una in enumerate(self.forms, start=1) if una.se_conserva
        ]
        for campo in ("comunidad", "asunto"):
            copiados = reglas.copiar_de_arriba([escrito[campo] for escrito in todos])
            for escrito, valor in zip(todos, copiados, strict=True):
                escrito[campo] = valor
        return [escrito for escrito in todos if not escrito.pop("guardado")]

    def reparos(self) -> dict[str, str]:
        """Key of each line with something wrong → its number and what it is, for the foot."""
        return {
            str(una["clave"].value()): f"Renglón {numero}: {' '.join(textos_de(una))}"
            for numero, una in enumerate(self.forms, start=1)
            if una.errors
        }


def textos_de(form: forms.BaseForm) -> list[str]:
    """All that is wrong in a form, in its order."""
    return [str(texto) for textos in form.errors.values() for texto in textos]


def renglones_de(captura: Captura, datos: Any = None, *, en_blanco: int = EN_BLANCO) -> Renglones:
    """The grid of a sheet: as sent in `datos`, or its drafts and some empty lines."""
    comunes = {
        "listas": selectors.listas_de(captura.reunion),
        "hojas": {
            numero: (pk, de_quien)
            for numero, pk, de_quien in selectors.hojas_de(captura.reunion).values_list(
                "numero", "pk", "renglon__clave"
            )
        },
    }
    if datos is not None:
        return Renglones(datos, prefix="r", form_kwargs=comunes)
    borradores = [_inicial(uno) for uno in selectors.pendientes(captura)]
    sobran = max(min(en_blanco, reglas.MAXIMO - len(borradores)), 0)
    vacios = [{"clave": uuid.uuid4(), "sexo": Sexo.NO_ESPECIFICADO} for _ in range(sobran)]
    return Renglones(prefix="r", initial=[*borradores, *vacios], form_kwargs=comunes)


def _inicial(renglon: Renglon) -> dict[str, Any]:
    campos = (
        *("clave", "nombre", "sexo", "comunidad", "contacto", "asunto"),
        *("municipio", "urgente", "recibio"),
    )
    return {
        **{campo: getattr(renglon, campo) for campo in campos},
        **{campo: getattr(renglon, f"{campo}_id") for campo in ("lengua", "tema", "institucion")},
        "hoja": renglon.hoja.numero if renglon.hoja else None,
    }


def carta_de(renglon: Renglon, captura: Captura) -> Correspondencia:
    """The unsaved letter of a line. Raises `DatoInvalido` if its municipality cannot be told."""
    return Correspondencia(
        clave_envio=renglon.clave,
        recibida_en=captura.recibida_en,
        motivo_captura_tardia=captura.motivo_captura_tardia,
        canal=captura.canal,
        dirigida_a=captura.dirigida_a,
        condicion_remitente=reglas.condicion(renglon.nombre),
        municipio=_municipio(renglon, captura),
        localidad=renglon.comunidad,
        asunto=renglon.asunto,
        prioridad=Prioridad.URGENTE if renglon.urgente else Prioridad.ORDINARIA,
        otra_lengua=renglon.lengua is not None,
        lengua=renglon.lengua,
    )


def _municipio(renglon: Renglon, captura: Captura) -> Municipio:
    """The one that was typed, or the event's."""
    if not renglon.municipio.strip():
        return captura.reunion.municipio
    posibles = reglas.municipios_con_nombre(renglon.municipio, selectors.lugares())
    if len(posibles) == 1:
        return selectors.municipio(posibles[0].clave)
    if not posibles:
        falta = f"No hay un municipio «{renglon.municipio}» en el estado: revise el nombre."
        raise DatoInvalido({"municipio": falta})
    nombres = " o ".join(uno.completo for uno in posibles)
    falta = f"Hay más de un municipio con ese nombre: escriba {nombres}."
    raise DatoInvalido({"municipio": falta})


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
