"""What each verb of a letter asks for, on its own page."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from coordinacion.canalizacion import selectors
from coordinacion.canalizacion.forms.turno_comun import VariosArchivos, campo_momento
from coordinacion.canalizacion.forms.turno_respuesta import (
    NotificarForm,
    preguntar_por_la_traduccion,
)
from coordinacion.canalizacion.models import Instruccion, Turno
from coordinacion.canalizacion.selectors import cola
from coordinacion.canalizacion.services.acumular import por_notificar
from coordinacion.correspondencia.models import Correspondencia, Punto, Sentido
from coordinacion.correspondencia.opciones import (
    MotivoCancelacion,
    SinNotificacion,
)
from coordinacion.correspondencia.reglas import motivo_que_consta
from coordinacion.documentos.models import Documento
from coordinacion.lenguas.opciones import ClaseApoyo
from coordinacion.lenguas.selectors import pendientes_de
from coordinacion.nucleo.forms import renglones
from coordinacion.organizacion.models import Institucion, Usuario


class ConCarta(forms.Form):
    """A form that depends on its letter."""

    def __init__(self, *args: Any, carta: Correspondencia, **kwargs: Any) -> None:
        self.carta = carta
        super().__init__(*args, **kwargs)


def asunto_de(actor: Usuario, folio: str) -> Correspondencia:
    """The letter of a folio as typed; unknown and foreign ones are told alike."""
    carta = selectors.por_folio(actor, folio)
    if carta is None:
        raise forms.ValidationError("No se encontró ningún asunto con ese folio.")
    return carta


class RespuestaDirectaForm(ConCarta):
    """The unit's own answer, with the outcome of each point."""

    texto = forms.CharField(label="Respuesta", required=False, widget=renglones(6))
    archivo = VariosArchivos(
        label="Documentos de la respuesta", help_text="PDF, fotografía, DOCX o XLSX, hasta 25 MB."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        admitidos = cola.sentidos_de(self.carta)
        self.puntos: list[Punto] = list(self.carta.puntos.all())
        for punto in self.puntos:
            self.fields[f"sentido_{punto.pk}"] = forms.ModelChoiceField(
                label=f"Sentido: {punto}", queryset=admitidos, empty_label="Elija el sentido"
            )

    @property
    def sentidos(self) -> dict[int, Sentido]:
        """The outcome of each point, by its pk."""
        return {punto.pk: self.cleaned_data[f"sentido_{punto.pk}"] for punto in self.puntos}


class RemitirForm(ConCarta):
    """To which authority, with what ground, and which points."""

    institucion = forms.ModelChoiceField(
        label="Autoridad",
        queryset=Institucion.objects.none(),
        empty_label="Elija la autoridad",
        widget=forms.Select(attrs={"data-combo": "", "data-combo-guia": "Escriba para buscar"}),
    )
    fundamento = forms.CharField(
        label="Fundamento de la competencia", max_length=500, widget=renglones(3)
    )
    puntos = forms.ModelMultipleChoiceField(
        label="Puntos que se remiten",
        queryset=Punto.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Sin marcar ninguno, se remite el asunto completo.",
    )
    instruccion = forms.ModelChoiceField(
        label="Instrucción", queryset=Instruccion.objects.none(), empty_label=None
    )
    indicaciones = forms.CharField(label="Indicaciones", required=False, widget=renglones(2))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listas = {
            "institucion": cola.fuera_del_ejecutivo(),
            "puntos": self.carta.puntos.all(),
            "instruccion": cola.instrucciones(),
        }
        for campo, filas in listas.items():
            self.fields[campo].queryset = filas  # type: ignore[attr-defined]


class DesecharForm(forms.Form):
    """Why, and how the petitioner was told."""

    fundamento = forms.CharField(label="Fundamento", max_length=500, widget=renglones(3))
    aviso_al_peticionario = forms.CharField(
        label="Aviso al peticionario",
        max_length=500,
        widget=renglones(2),
        help_text="Cómo se le avisó, o por qué no se le avisa.",
    )


class CancelarForm(forms.Form):
    """Why the record should not exist."""

    motivo = forms.ChoiceField(
        label="Motivo",
        choices=[("", "Elija el motivo"), *MotivoCancelacion.choices],
        widget=forms.Select(
            attrs={
                "data-controla": "div_id_duplicado_de",
                "data-controla-valor": MotivoCancelacion.DUPLICADO.value,
            }
        ),
    )
    duplicado_de = forms.CharField(
        label="Folio del asunto que se repite", max_length=40, required=False
    )
    explicacion = forms.CharField(
        label="Explicación", max_length=500, required=False, widget=renglones(2)
    )

    def __init__(self, *args: Any, actor: Usuario, **kwargs: Any) -> None:
        self.actor = actor
        super().__init__(*args, **kwargs)

    def clean_duplicado_de(self) -> Correspondencia | None:
        """None when no folio was typed."""
        tecleado = self.cleaned_data["duplicado_de"]
        return asunto_de(self.actor, tecleado) if tecleado else None


class ConPrincipal(forms.Form):
    """The letter that others follow; whoever asks is in `actor`."""

    actor: Usuario

    principal = forms.CharField(
        label="Folio del asunto principal",
        max_length=40,
        help_text="El más antiguo: con su plazo se responde a todos.",
    )

    def clean_principal(self) -> Correspondencia:
        return asunto_de(self.actor, self.cleaned_data["principal"])


class AcumularForm(ConPrincipal):
    """Which letter it follows."""

    def __init__(self, *args: Any, actor: Usuario, **kwargs: Any) -> None:
        self.actor = actor
        super().__init__(*args, **kwargs)


class DesglosarForm(ConCarta):
    """Which points leave, each to a letter of its own."""

    puntos = forms.ModelMultipleChoiceField(
        label="Puntos que se separan",
        queryset=Punto.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="Cada uno será un asunto con su propio folio. Deje al menos uno en éste.",
        error_messages={"required": "Elija qué puntos se separan."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["puntos"].queryset = self.carta.puntos.all()  # type: ignore[attr-defined]


class RegresarForm(forms.Form):
    """Why, and which turns go back, each with its new term."""

    motivo = forms.CharField(
        label="Motivo",
        max_length=500,
        widget=renglones(3),
        help_text="Lo leerá la institución: diga qué falta.",
    )

    def __init__(self, *args: Any, turnos: Sequence[Turno], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.turnos = turnos
        for turno in turnos:
            self.fields[f"turno_{turno.pk}"] = forms.BooleanField(
                label=f"Regresa a {turno.institucion}", required=False, initial=len(turnos) == 1
            )
            self.fields[f"dias_{turno.pk}"] = forms.IntegerField(
                label=f"Días hábiles para {turno.institucion}",
                min_value=1,
                max_value=365,
                required=False,
                help_text="Vacío: el término de la regla.",
            )

    @property
    def elegidos(self) -> dict[int, int | None]:
        """The turns that go back, with their terms in working days."""
        datos = self.cleaned_data
        return {t.pk: datos[f"dias_{t.pk}"] for t in self.turnos if datos[f"turno_{t.pk}"]}


class NotificarAsuntoForm(ConCarta, NotificarForm):
    """One attempt, which may be the same for who signed the letters that follow this one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        preguntar_por_la_traduccion(self, self.carta)
        cuantas = por_notificar(self.carta.pk).count()
        if cuantas:
            self.fields["a_todos"] = forms.BooleanField(
                label=f"Registrar lo mismo para quienes firman los {cuantas:,} asuntos acumulados",
                required=False,
                initial=True,
            )

    @property
    def a_todos(self) -> bool:
        """Whether the attempt is also theirs."""
        return bool(self.cleaned_data.get("a_todos"))


class ConcluirForm(ConCarta):
    """The outcome, and the ground when nobody was told."""

    sentido = forms.ModelChoiceField(
        label="Sentido", queryset=Sentido.objects.none(), empty_label="Elija el sentido"
    )
    sin_notificacion = forms.ChoiceField(
        label="Por qué no hay notificación entregada",
        choices=[("", "Elija el motivo"), *SinNotificacion.choices],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sentido"].queryset = cola.sentidos_de(self.carta)  # type: ignore[attr-defined]
        if self.carta.notificada_en is not None:
            del self.fields["sin_notificacion"]
        else:
            self.initial["sin_notificacion"] = motivo_que_consta(self.carta)
        faltan = pendientes_de(self.carta, ClaseApoyo)
        if faltan:
            self.fields["sin_apoyo"] = forms.CharField(
                label="Por qué se concluye sin el apoyo lingüístico pedido",
                max_length=500,
                required=False,
                widget=renglones(2),
                help_text=f"Falta: {', '.join(faltan).lower()}. Lo que siga abierto se cancelará.",
            )


class ReabrirForm(ConCarta):
    """Why the letter is worked again, and when the petitioner said to disagree."""

    fundamento = forms.CharField(label="Fundamento", max_length=500, widget=renglones(3))
    inconformidad_en = campo_momento(
        label="Cuándo se recibió la inconformidad",
        help_text="La fecha y hora del sello: desde ahí corre el nuevo plazo de respuesta.",
    )
    termino_senalado = campo_momento(label="Término que señala el documento")
    archivo = VariosArchivos(
        label="Escrito de inconformidad", help_text="PDF, fotografía, DOCX o XLSX, hasta 25 MB."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.carta.tipo is None or not self.carta.tipo.pide_termino:
            del self.fields["termino_senalado"]


class AutorizarForm(forms.Form):
    """Who else may read a reserved letter."""

    persona = forms.ModelChoiceField(
        label="Persona",
        queryset=Usuario.objects.none(),
        empty_label="Elija a la persona",
        widget=forms.Select(attrs={"data-combo": "", "data-combo-guia": "Escriba para buscar"}),
    )

    def __init__(self, *args: Any, carta: Correspondencia, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["persona"].queryset = cola.autorizables(carta)  # type: ignore[attr-defined]


class ReasignarForm(forms.Form):
    """Who is to have the letter's present step, among those whose work it is."""

    persona = forms.ModelChoiceField(
        label="Persona", queryset=Usuario.objects.none(), empty_label="Elija a la persona"
    )

    def __init__(self, *args: Any, personas: QuerySet[Usuario], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["persona"].queryset = personas  # type: ignore[attr-defined]


class AdjuntarForm(forms.Form):
    """Documents that arrived after the letter."""

    clase = forms.ChoiceField(
        label="Qué es",
        choices=[
            (clase.value, clase.label)
            for clase in (
                Documento.Clase.ANEXO,
                Documento.Clase.OFICIO_RECIBIDO,
                Documento.Clase.NOTIFICACION,
            )
        ],
    )
    archivo = VariosArchivos(
        label="Documentos", help_text="PDF, fotografía, DOCX o XLSX, hasta 25 MB cada uno."
    )

    def clean_archivo(self) -> list[Any]:
        """At least one."""
        archivos: list[Any] = self.cleaned_data["archivo"]
        if not archivos:
            raise forms.ValidationError("Elija al menos un archivo.")
        return archivos
