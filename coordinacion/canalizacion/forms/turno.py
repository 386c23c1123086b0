"""What the verbs of a turn ask for, on screen."""

from typing import Any

from django import forms

from coordinacion.canalizacion.forms.turno_comun import PorCuentaForm, campo_fecha, elegir
from coordinacion.canalizacion.models import Instruccion, Turno
from coordinacion.canalizacion.opciones import Declinacion
from coordinacion.canalizacion.selectors import turno as selectors
from coordinacion.canalizacion.services import Competencia
from coordinacion.nucleo.forms import renglones
from coordinacion.organizacion.models import Area, Institucion, Usuario

_DIAS = "Déjelo en blanco para usar el término de la regla."


class AsignarForm(forms.Form):
    """The area or person that attends the turn, and by when."""

    area = forms.ModelChoiceField(
        Area.objects.none(), label="Área", required=False, empty_label="Sin área"
    )
    persona = forms.ModelChoiceField(
        Usuario.objects.none(), label="Persona", required=False, empty_label="Sin persona"
    )
    fecha_interna = campo_fecha(
        label="Fecha interna",
        required=False,
        help_text="Para su organización: no mueve el término del turno.",
    )

    def __init__(self, *args: Any, turno: Turno, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        elegir(self, "area", selectors.areas_de(turno))
        elegir(self, "persona", selectors.personas_de(turno))
        for campo in ("area", "persona", "fecha_interna"):
            self.initial.setdefault(campo, getattr(turno, campo))

    @property
    def asignacion(self) -> dict[str, Any]:
        """The arguments of the verb."""
        return {campo: self.cleaned_data[campo] for campo in ("area", "persona", "fecha_interna")}


class InformeParcialForm(forms.Form):
    """How far the work has got, and when the answer is expected."""

    texto = forms.CharField(
        label="Avance",
        max_length=4000,
        widget=renglones(),
        help_text="Qué se ha hecho y qué falta.",
    )
    fecha_esperada = campo_fecha(
        label="Fecha en que espera responder",
        help_text="No mueve el término del turno: si necesita más tiempo, pida una prórroga.",
    )


class DeclinarForm(forms.Form):
    """Why the matter is not the institution's, and whose it would be."""

    clase = forms.ChoiceField(
        label="A quién corresponde", choices=Declinacion.choices, widget=forms.RadioSelect
    )
    institucion = forms.ModelChoiceField(
        Institucion.objects.none(),
        label="Institución competente",
        required=False,
        empty_label="Elija una institución",
        widget=forms.Select(attrs={"data-combo": "", "data-combo-guia": "Escriba para buscar"}),
    )
    autoridad = forms.CharField(
        label="Autoridad competente",
        max_length=200,
        required=False,
        help_text="Federal, municipal, de otro poder o autónoma.",
    )
    fundamento = forms.CharField(label="Fundamento o motivo", max_length=4000, widget=renglones())

    def __init__(self, *args: Any, turno: Turno, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        elegir(self, "institucion", selectors.competentes_para(turno))

    @property
    def competencia(self) -> Competencia:
        """Whose the matter would be; what does not belong to the chosen answer is dropped."""
        datos = self.cleaned_data
        clase = Declinacion(datos["clase"])
        return Competencia(
            clase,
            datos["institucion"] if clase == Declinacion.INSTITUCION else None,
            datos["autoridad"] if clase == Declinacion.EXTERNA else "",
        )


class DevolverForm(forms.Form):
    """What is missing in the answer, and the new term."""

    complemento = forms.CharField(
        label="Qué falta",
        max_length=4000,
        widget=renglones(),
        help_text="La dependencia lo leerá tal como lo escriba.",
    )
    dias = forms.IntegerField(
        label="Nuevo término, en días hábiles",
        min_value=1,
        max_value=90,
        required=False,
        help_text=_DIAS,
    )


class CambiarCaracterForm(forms.Form):
    """What is now asked of an institution that had only been told."""

    instruccion = forms.ModelChoiceField(
        Instruccion.objects.none(), label="Instrucción", empty_label="Elija una instrucción"
    )
    dias = forms.IntegerField(
        label="Término, en días hábiles",
        min_value=1,
        max_value=90,
        required=False,
        help_text=_DIAS,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        elegir(self, "instruccion", selectors.instrucciones_que_piden_respuesta())


class AcuseDeRemisionForm(PorCuentaForm):
    """What proves that the authority received the remission."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["momento"].label = "Fecha y hora del acuse"
        self.fields["momento"].help_text = ""
        self.fields["entrego"].label = "Quién recibió"


class _ListaField(forms.JSONField):
    """A list as JSON; one nested without end is refused like any other that is not a list."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except RecursionError as error:
            raise forms.ValidationError(self.error_messages["invalid"]) from error


class AcusarVariosForm(forms.Form):
    """The turns to acknowledge with one tap."""

    MAXIMO = 500

    turnos = _ListaField(
        widget=forms.HiddenInput, error_messages={"invalid": "No hay turnos por acusar."}
    )

    def clean_turnos(self) -> list[int]:
        """A list of ids, each once, in the order given."""
        dados = self.cleaned_data["turnos"]
        if not isinstance(dados, list) or not all(map(_es_id, dados)):
            raise forms.ValidationError("No hay turnos por acusar.")
        if not 0 < len(dados) <= self.MAXIMO:
            raise forms.ValidationError("No hay turnos por acusar.")
        return list(dict.fromkeys(dados))


def _es_id(dato: object) -> bool:
    return type(dato) is int and 0 < dato < 2**63
