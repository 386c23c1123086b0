"""The institutions of «Clasificar y turnar», one row each."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from coordinacion.canalizacion.models import Instruccion
from coordinacion.canalizacion.opciones import Caracter, Parte
from coordinacion.canalizacion.selectors import cola
from coordinacion.canalizacion.services import Destino
from coordinacion.canalizacion.services.clasificar_y_turnar import Envio
from coordinacion.nucleo.tecleado import entero
from coordinacion.organizacion.models import Institucion, Usuario

PREFIJO = "destino"
DIAS_MAXIMOS = 365
DEL_EJECUTIVO = [
    (Parte.RESPONSABLE.value, Parte.RESPONSABLE.label),
    (Parte.COADYUVANTE.value, Parte.COADYUVANTE.label),
    (Caracter.CONOCIMIENTO.value, Caracter.CONOCIMIENTO.label),
]
DE_FUERA = [
    (Caracter.REMISION.value, Caracter.REMISION.label),
    (Caracter.CONOCIMIENTO.value, Caracter.CONOCIMIENTO.label),
]


class DestinoForm(forms.Form):
    """What is asked of one institution. Its row's `institucion` comes with the form."""

    institucion = forms.IntegerField(widget=forms.HiddenInput)
    papel = forms.ChoiceField(label="Participa como", choices=[*DEL_EJECUTIVO, *DE_FUERA])
    instruccion = forms.ModelChoiceField(
        label="Instrucción", queryset=Instruccion.objects.none(), empty_label=None
    )
    dias = forms.IntegerField(
        label="Días hábiles", min_value=1, max_value=DIAS_MAXIMOS, required=False, help_text=""
    )
    puntos = forms.CharField(label="Puntos", max_length=60, required=False)
    fundamento = forms.CharField(
        label="Fundamento de la competencia", max_length=500, required=False
    )
    enlaces = forms.MultipleChoiceField(
        label="Quién lo leerá ahí", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        instituciones: Mapping[int, Institucion],
        enlaces: Mapping[int, Sequence[Usuario]],
        instrucciones: Sequence[Instruccion],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fila = instituciones.get(entero(self["institucion"].value()))
        self.instrucciones = instrucciones
        self.fields["instruccion"].queryset = cola.instrucciones()  # type: ignore[attr-defined]
        self.personas = {str(p.pk): p for p in enlaces.get(self.fila.pk if self.fila else 0, [])}
        self.fields["enlaces"].choices = [  # type: ignore[attr-defined]
            (pk, persona.nombre_completo) for pk, persona in self.personas.items()
        ]
        self.fields["papel"].choices = (  # type: ignore[attr-defined]
            DEL_EJECUTIVO if self.fila is None or es_del_ejecutivo(self.fila) else DE_FUERA
        )

    def clean_institucion(self) -> Institucion:
        """Only institutions to which a letter may be sent."""
        if self.fila is None:
            raise forms.ValidationError("Esa institución no puede recibir turnos.")
        return self.fila

    def clean_puntos(self) -> tuple[int, ...]:
        """Numbers of points, separated by commas or spaces."""
        partes = str(self.cleaned_data["puntos"]).replace(",", " ").split()
        if not all(parte.isdecimal() for parte in partes):
            raise forms.ValidationError("Anote números de punto separados por comas.")
        return tuple(sorted({int(parte) for parte in partes}))

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        es_remision = datos.get("papel") == Caracter.REMISION
        if es_remision and not datos.get("fundamento"):
            self.add_error("fundamento", "Indique el fundamento de la competencia.")
        return datos

    def envio(self, *, parte_de_la_remision: str, indicaciones: str, reservado: bool) -> Envio:
        """The row as the service wants it, once valid."""
        datos = self.cleaned_data
        papel = datos["papel"]
        es_remision = papel == Caracter.REMISION
        es_conocimiento = papel == Caracter.CONOCIMIENTO
        parte = parte_de_la_remision if es_remision else "" if es_conocimiento else papel
        return Envio(
            Destino(
                datos["institucion"],
                self._solo_conocer() if es_conocimiento else datos["instruccion"],
                parte,
                indicaciones=indicaciones,
                dias=None if es_conocimiento or es_remision else datos["dias"],
                enlaces=self._elegidos() if reservado else (),
            ),
            numeros=datos["puntos"],
            es_remision=es_remision,
            fundamento=datos["fundamento"],
        )

    def _elegidos(self) -> tuple[Usuario, ...]:
        return tuple(self.personas[pk] for pk in self.cleaned_data["enlaces"])

    def _solo_conocer(self) -> Instruccion:
        """A turn for knowledge is never told to answer."""
        elegida: Instruccion = self.cleaned_data["instruccion"]
        if not elegida.requiere_respuesta:
            return elegida
        return next((i for i in self.instrucciones if not i.requiere_respuesta), elegida)


class BaseDestinos(forms.BaseFormSet[DestinoForm]):
    """The rows together: how each takes part depends on the others."""

    def envios(self, *, indicaciones: str, reservado: bool, hay_responsable: bool) -> list[Envio]:
        """Every row as the service wants it, once valid; a remission is the responsable's when
        no other institution is.
        """
        papeles = [forma.cleaned_data["papel"] for forma in self.forms]
        ocupado = hay_responsable or Parte.RESPONSABLE in papeles
        envios = []
        for forma in self.forms:
            parte = Parte.COADYUVANTE if ocupado else Parte.RESPONSABLE
            envios.append(
                forma.envio(
                    parte_de_la_remision=parte, indicaciones=indicaciones, reservado=reservado
                )
            )
            ocupado = ocupado or forma.cleaned_data["papel"] == Caracter.REMISION
        return envios


Destinos = forms.formset_factory(
    DestinoForm, formset=BaseDestinos, extra=0, max_num=60, absolute_max=80
)


def papel_inicial(institucion: Institucion, *, hay_responsable: bool) -> str:
    """How an institution just added takes part, unless the person says otherwise."""
    if not es_del_ejecutivo(institucion):
        return Caracter.REMISION.value
    return (Parte.COADYUVANTE if hay_responsable else Parte.RESPONSABLE).value


def es_del_ejecutivo(institucion: Institucion) -> bool:
    """Whether a letter is routed to it, and not remitted."""
    return institucion.orden == Institucion.Orden.EJECUTIVO_ESTATAL
