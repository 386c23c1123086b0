"""What the desk captures of a letter, in the order in which a letter is read."""

import uuid
from typing import Any

from django import forms
from django.urls import reverse

from coordinacion.correspondencia.forms.campos import (
    Contacto,
    ContactoField,
    FechaField,
    MomentoField,
    SelectLargo,
)
from coordinacion.correspondencia.forms.lengua import (
    PIDE_INTERPRETE,
    PIDE_TRADUCCION,
    CampoDeVariante,
    limpiar_lengua,
    ofrecer_variantes,
)
from coordinacion.correspondencia.models import Correspondencia, Peticionario
from coordinacion.correspondencia.opciones import (
    Acceso,
    Canal,
    ClasePeticionario,
    CondicionRemitente,
    Destinatario,
    Prioridad,
    Sexo,
)
from coordinacion.organizacion.models import Municipio

DE_LA_LENGUA = ("otra_lengua", "lengua", "variante", "pide_interprete", "pide_traduccion")


class _MunicipioField(forms.ModelChoiceField[Municipio]):
    """Names repeat in the state: the district tells one from another."""

    def label_from_instance(self, obj: Municipio) -> str:
        return f"{obj.nombre} ({obj.distrito})"


class _CartaForm(forms.ModelForm[Correspondencia]):
    """The fields that registering and correcting share. `remitente` is one box for the first who
    signs; the rest of that person's data hang from it."""

    recibida_en = MomentoField(label="Sello de recibido")
    canal = forms.ChoiceField(label="Canal", choices=[("", "Elija…"), *Canal.choices])
    dirigida_a = forms.ChoiceField(
        label="Dirigida a", choices=[("", "Elija…"), *Destinatario.choices]
    )
    remitente = forms.CharField(label="Remitente", max_length=200, required=False, strip=True)
    cargo = forms.CharField(label="Cargo", max_length=200, required=False)
    comunidad = forms.CharField(label="Comunidad", max_length=200, required=False)
    clase = forms.ChoiceField(
        label="Clase",
        choices=ClasePeticionario.choices,
        initial=ClasePeticionario.PERSONA,
        required=False,
    )
    sexo = forms.ChoiceField(
        label="Sexo", choices=Sexo.choices, initial=Sexo.NO_ESPECIFICADO, required=False
    )
    firmantes = forms.IntegerField(
        label="Cuántas personas firman", min_value=1, max_value=1_000_000, required=False
    )
    curp = forms.CharField(label="CURP (opcional)", max_length=18, required=False)
    contacto = ContactoField(label="Contacto")
    oficio_fecha = FechaField(label="Fecha del oficio", required=False)
    urgente = forms.BooleanField(label="Urgente", required=False)
    con_termino = forms.BooleanField(label="Término señalado", required=False)
    termino_senalado = MomentoField(label="Término que señala el documento", required=False)
    otra_lengua = forms.BooleanField(label="Otra lengua", required=False)
    variante = CampoDeVariante()
    pide_interprete = forms.BooleanField(label=PIDE_INTERPRETE, required=False)
    pide_traduccion = forms.BooleanField(label=PIDE_TRADUCCION, required=False)

    class Meta:
        model = Correspondencia
        fields = [
            "recibida_en",
            "canal",
            "dirigida_a",
            "condicion_remitente",
            "municipio",
            "localidad",
            "oficio_numero",
            "oficio_fecha",
            "asunto",
            "fojas",
            "anexos",
            "termino_senalado",
            "lengua",
            "variante",
            "pide_interprete",
            "pide_traduccion",
        ]
        field_classes = {"municipio": _MunicipioField}
        widgets = {
            "condicion_remitente": forms.RadioSelect,
            "asunto": forms.Textarea(attrs={"rows": 2}),
            "municipio": SelectLargo(attrs={"data-combo": "", "data-combo-guia": "Escriba…"}),
        }

    field_order = [
        "recibida_en",
        "motivo_captura_tardia",
        "canal",
        "dirigida_a",
        "remitente",
        "condicion_remitente",
        "cargo",
        "comunidad",
        "clase",
        "sexo",
        "firmantes",
        "curp",
        "municipio",
        "localidad",
        "contacto",
        "oficio_numero",
        "oficio_fecha",
        "asunto",
        "fojas",
        "anexos",
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["condicion_remitente"].required = False
        self.fields["municipio"].label = "Municipio"
        ofrecer_variantes(self, self.instance.variante_id)
        self.fields["remitente"].widget.attrs.update(
            {"data-combo": "", "data-combo-url": reverse("registro:remitentes")}
        )
        for nombre in ("remitente", "cargo", "comunidad", "localidad", "oficio_numero", "anexos"):
            self.fields[nombre].widget.attrs["autocomplete"] = "off"
        for nombre in ("fojas", "firmantes"):
            self.fields[nombre].widget = forms.TextInput(
                attrs={"inputmode": "numeric", "autocomplete": "off"}
            )

    def clean_condicion_remitente(self) -> str:
        """A sender is known unless it is said otherwise."""
        return self.cleaned_data["condicion_remitente"] or CondicionRemitente.IDENTIFICADO

    def clean_curp(self) -> str:
        """CURPs are written in capitals; their form is the model's to check."""
        curp = str(self.cleaned_data["curp"]).strip().upper()
        if curp:
            Peticionario._meta.get_field("curp").run_validators(curp)
        return curp

    def clean(self) -> dict[str, Any]:
        """What a toggle announces is asked for; what it does not is not kept."""
        datos = super().clean() or self.cleaned_data
        if not datos.get("con_termino"):
            datos["termino_senalado"] = None
        elif not datos.get("termino_senalado") and "termino_senalado" not in self.errors:
            self.add_error("termino_senalado", "Anote la fecha y hora que señala el documento.")
        self._limpiar_lengua(datos)
        return datos

    def _limpiar_lengua(self, datos: dict[str, Any]) -> None:
        if not datos.get("otra_lengua"):
            nada = {"lengua": None, "variante": None}
            datos.update(nada, pide_interprete=False, pide_traduccion=False)
            return
        limpiar_lengua(self, datos)
        if datos.get("lengua") is None and self.exige_lengua:
            self.add_error(
                "lengua", "Indique la lengua, o use «Guardar incompleto» si aún no la conoce."
            )

    @property
    def exige_lengua(self) -> bool:
        """Whether the language must be known by now."""
        return True

    def primer_firmante(self) -> list[Peticionario]:
        """Who signs first, unsaved; nobody when the sender is unknown."""
        datos = self.cleaned_data
        if not datos["remitente"]:
            return []
        contacto: Contacto = datos["contacto"]
        return [
            Peticionario(
                nombre=datos["remitente"],
                cargo=datos["cargo"],
                comunidad=datos["comunidad"],
                clase=datos["clase"] or ClasePeticionario.PERSONA,
                sexo=datos["sexo"] or Sexo.NO_ESPECIFICADO,
                firmantes=datos["firmantes"] or 1,
                curp=datos["curp"],
                telefono=contacto.telefono,
                correo=contacto.correo,
                domicilio=contacto.domicilio,
                sin_contacto=contacto.no_proporciona,
            )
        ]


class CapturaForm(_CartaForm):
    """A new letter. `clave_envio` makes a repeated send harmless; `documento` is the scan of the
    batch that the person has before the eyes."""

    clave_envio = forms.UUIDField(widget=forms.HiddenInput)
    documento = forms.IntegerField(widget=forms.HiddenInput, required=False)
    sin_documento = forms.BooleanField(label="Registrar sin este documento", required=False)
    otro_registro = forms.BooleanField(label="Registrar con folio de este año", required=False)
    confidencial = forms.BooleanField(label="Confidencial", required=False)
    varios_asuntos = forms.BooleanField(label="Varios asuntos", required=False)
    puntos = forms.CharField(
        label="Lo que se pide, un asunto por renglón",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    class Meta(_CartaForm.Meta):
        fields = [*_CartaForm.Meta.fields, "motivo_captura_tardia"]

    def __init__(self, *args: Any, incompleto: bool = False, **kwargs: Any) -> None:
        self.incompleto = incompleto
        super().__init__(*args, **kwargs)
        self.fields["clave_envio"].initial = uuid.uuid4

    @property
    def exige_lengua(self) -> bool:
        return not self.incompleto

    def clean_puntos(self) -> list[str]:
        """One point per line; none unless the letter was marked as having several."""
        if not self.cleaned_data.get("varios_asuntos"):
            return []
        lineas = [linea.strip() for linea in self.cleaned_data["puntos"].splitlines()]
        puntos = [linea for linea in lineas if linea]
        if len(puntos) < 2 and not self.incompleto:
            raise forms.ValidationError("Anote cada asunto en su renglón: al menos dos.")
        if any(len(punto) > 2000 for punto in puntos):
            raise forms.ValidationError("Un asunto pasa de 2,000 caracteres.")
        return puntos

    def carta(self) -> Correspondencia:
        """The unsaved letter of a valid form."""
        datos = self.cleaned_data
        carta = self.instance
        carta.clave_envio = datos["clave_envio"]
        carta.prioridad = Prioridad.URGENTE if datos["urgente"] else Prioridad.ORDINARIA
        carta.acceso = Acceso.CONFIDENCIAL if datos["confidencial"] else Acceso.NORMAL
        carta.termino_senalado = datos["termino_senalado"]
        for campo in DE_LA_LENGUA:
            setattr(carta, campo, datos[campo])
        return carta


class CorreccionForm(_CartaForm):
    """What was captured wrong. `version` is the one that the person has before the eyes."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    motivo = forms.CharField(label="Motivo de la corrección", max_length=300, required=False)

    def __init__(self, *args: Any, pide_motivo: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["motivo"].required = pide_motivo

    @property
    def exige_lengua(self) -> bool:
        return False

    def cambios(self) -> dict[str, Any]:
        """Field → new value, of those that the person touched."""
        datos = self.cleaned_data
        valores = {nombre: datos[nombre] for nombre in self.Meta.fields}
        valores["prioridad"] = Prioridad.URGENTE if datos["urgente"] else Prioridad.ORDINARIA
        valores["otra_lengua"] = datos["otra_lengua"]
        if "recibida_en" not in self.changed_data:
            del valores["recibida_en"]
        if datos["con_termino"] and not {"termino_senalado", "con_termino"} & set(
            self.changed_data
        ):
            del valores["termino_senalado"]
        return valores
