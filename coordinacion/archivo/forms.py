"""What each verb of the archive asks for, and the filters of the list of files."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms

from coordinacion.archivo import selectors
from coordinacion.archivo.models import Expediente, SerieDocumental
from coordinacion.archivo.selectors import Sugerencia
from coordinacion.canalizacion.forms import asunto as de_asunto
from coordinacion.canalizacion.forms.turno_comun import elegir
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoExpediente
from coordinacion.nucleo.etiquetas import VerboExpediente as Verbo
from coordinacion.nucleo.forms import renglones
from coordinacion.organizacion.models import Usuario

ANIOS = 6
MAXIMO_DE_FOJAS = 100_000
OTRO, NUEVO, NINGUNO = "otro", "nuevo", "ninguno"
SIN_EXPEDIENTE = "Ninguno por ahora: lo decidirá el archivo"
NO_SE_ENCONTRO = "No se encontró ningún expediente con ese número."


def _numero(**opciones: Any) -> forms.CharField:
    return forms.CharField(
        label="Número de expediente",
        max_length=40,
        help_text="Como está impreso en la carátula: serie, año y número.",
        **opciones,
    )


class ConExpediente(forms.Form):
    """An open file, by its number as typed; whoever asks is in `actor`."""

    actor: Usuario

    numero = _numero()

    def clean_numero(self) -> Expediente | None:
        """The file; the number of one that is not there is told beside its field."""
        tecleado = self.cleaned_data["numero"]
        if not tecleado:
            return None
        expediente = selectors.por_codigo(self.actor, tecleado)
        if expediente is None:
            raise forms.ValidationError(NO_SE_ENCONTRO)
        if not expediente.esta_abierto:
            raise forms.ValidationError(f"El expediente {expediente} ya se cerró: elija otro.")
        return expediente


class AbrirForm(forms.Form):
    """A new file: its series, what it is about and where it is kept."""

    clave_envio = forms.UUIDField(widget=forms.HiddenInput)
    serie = forms.ModelChoiceField(
        label="Serie documental",
        queryset=SerieDocumental.objects.none(),
        empty_label="Elija la serie",
    )
    titulo = forms.CharField(
        label="Título",
        max_length=300,
        help_text="Lo lee toda la unidad y se imprime en la carátula: no anote nada de un asunto "
        "reservado.",
    )
    ubicacion = forms.CharField(
        label="Lugar físico",
        max_length=200,
        help_text="Inmueble, mueble y caja o carpeta, como se busca al ir por él.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clave_envio"].initial = uuid.uuid4
        elegir(self, "serie", selectors.series_vigentes())

    def nuevo(self) -> Expediente:
        """The file, unsaved, once valid."""
        campos = ("clave_envio", "serie", "titulo", "ubicacion")
        return Expediente(**{campo: self.cleaned_data[campo] for campo in campos})


class EditarForm(forms.Form):
    """Title and place, and the version that they were read from."""

    titulo = forms.CharField(label="Título", max_length=300)
    ubicacion = forms.CharField(label="Lugar físico", max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)


class ArchivarForm(AbrirForm, ConExpediente):
    """Where the letter goes and how many sheets it has. The suggested files come first; none is
    chosen beforehand."""

    numero = _numero(required=False)
    fojas = forms.IntegerField(
        label="Fojas",
        min_value=0,
        max_value=MAXIMO_DE_FOJAS,
        help_text="Las que se guardan en papel, contadas ahora; 0 si nunca hubo papel.",
    )
    copia_completa = forms.BooleanField(
        label="Los documentos digitales son la copia completa del papel", required=False
    )

    field_order = ["donde", "numero", "serie", "titulo", "ubicacion", "fojas", "copia_completa"]

    def __init__(
        self, *args: Any, actor: Usuario, sugeridos: Sequence[Sugerencia], **kwargs: Any
    ) -> None:
        self.actor = actor
        super().__init__(*args, **kwargs)
        self.sugeridos = {str(uno.expediente.pk): uno for uno in sugeridos}
        self.fields["donde"] = forms.ChoiceField(
            label="Expediente",
            widget=forms.RadioSelect,
            error_messages={"required": "Elija en qué expediente se guardará."},
            choices=[
                *((clave, uno.texto) for clave, uno in self.sugeridos.items()),
                (OTRO, "Otro expediente abierto, por su número"),
                (NUEVO, str(Verbo.ABRIR.label)),
            ],
        )
        self.order_fields(self.field_order)
        for campo in ("serie", "titulo", "ubicacion"):
            self.fields[campo].required = False

    def clean_numero(self) -> Expediente | None:
        """What was typed there and then not chosen counts for nothing."""
        return super().clean_numero() if self.cleaned_data.get("donde") == OTRO else None

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        donde = datos.get("donde")
        if donde == OTRO and not datos.get("numero") and "numero" not in self.errors:
            self.add_error("numero", "Escriba el número del expediente.")
        if donde == NUEVO:
            for campo in ("serie", "titulo", "ubicacion"):
                if not datos.get(campo) and campo not in self.errors:
                    self.add_error(campo, "Este campo es obligatorio para abrir un expediente.")
        return datos

    @property
    def expediente(self) -> Expediente:
        """The file that was chosen, unsaved if it is to be opened; once valid."""
        donde = self.cleaned_data["donde"]
        if donde == NUEVO:
            return self.nuevo()
        otro: Expediente = self.cleaned_data["numero"]
        return otro if donde == OTRO else self.sugeridos[donde].expediente


class ConcluirForm(de_asunto.ConcluirForm):
    """How the letter ends and, where one is suggested, in which file it will be kept."""

    def __init__(self, *args: Any, sugerido: Sugerencia | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if sugerido is not None:
            self.fields["expediente"] = forms.ChoiceField(
                label="Expediente sugerido (opcional)",
                required=False,
                initial=NINGUNO,
                widget=forms.RadioSelect,
                choices=[(NINGUNO, SIN_EXPEDIENTE), (str(sugerido.expediente.pk), sugerido.texto)],
            )

    @property
    def expediente_id(self) -> int | None:
        """The file that was taken, if any; once valid."""
        elegido = self.cleaned_data.get("expediente") or NINGUNO
        return None if elegido == NINGUNO else int(elegido)


class TrasladarForm(ConExpediente):
    """To which file the letter goes, and why."""

    motivo = forms.CharField(label="Motivo", max_length=500, widget=renglones(3))

    def __init__(self, *args: Any, actor: Usuario, **kwargs: Any) -> None:
        self.actor = actor
        super().__init__(*args, **kwargs)


class FiltroForm(forms.Form):
    """The filters of the list; what is not understood filters nothing."""

    q = forms.CharField(label="Número o palabras del título", max_length=100, required=False)
    serie = forms.ModelChoiceField(
        label="Serie documental",
        queryset=SerieDocumental.objects.all(),
        required=False,
        empty_label="Cualquiera",
    )
    anio = forms.ChoiceField(label="Año", required=False)
    estado = forms.ChoiceField(
        choices=[("", ""), *EstadoExpediente.choices], required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        este = reloj.hoy().year
        anios = [(str(anio), str(anio)) for anio in range(este, este - ANIOS, -1)]
        self.fields["anio"] = forms.ChoiceField(
            label="Año", choices=[("", "Cualquiera"), *anios], required=False
        )
