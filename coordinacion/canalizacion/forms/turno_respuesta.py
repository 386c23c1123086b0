"""What answering a turn asks for, and telling the petitioner."""

import uuid
from typing import Any

from django import forms
from django.core.files.base import File

from coordinacion.canalizacion.forms.turno_comun import (
    VariosArchivos,
    ahora_local,
    campo_fecha,
    campo_momento,
    un_archivo,
)
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import QuienNotifica
from coordinacion.canalizacion.selectors import turno as selectors
from coordinacion.correspondencia.models import Correspondencia, Notificacion, Punto, Sentido
from coordinacion.correspondencia.opciones import MedioNotificacion, ResultadoNotificacion
from coordinacion.lenguas.opciones import ClaseApoyo
from coordinacion.lenguas.selectors import pendientes_de
from coordinacion.nucleo.forms import renglones

FOTO = "image/jpeg,image/png"
DEL_INTENTO = (
    *("clave_envio", "a_quien", "realizada_en", "medio", "resultado", "observaciones"),
    "sin_traduccion",
)
DE_LA_NOTIFICACION = ("a_quien", "realizada_en", "medio")


def preguntar_por_la_traduccion(form: forms.BaseForm, carta: Correspondencia) -> None:
    """Ask why the answer is delivered without the translation, where one is still owed."""
    if pendientes_de(carta, [ClaseApoyo.TRADUCCION]):
        form.fields["sin_traduccion"] = forms.CharField(
            label="Por qué se notifica sin la traducción pedida",
            max_length=500,
            required=False,
            widget=renglones(2),
            help_text="La traducción de la respuesta no se ha entregado. Si la notificación se "
            "entregó sin ella, escriba el motivo.",
        )


class RespuestaForm(forms.Form):
    """The office, its outcome point by point, and whether the petitioner already knows."""

    oficio_numero = forms.CharField(label="Número de oficio", max_length=120, required=False)
    oficio_fecha = campo_fecha(label="Fecha del oficio", required=False)
    texto = forms.CharField(
        label="Respuesta",
        max_length=20000,
        required=False,
        widget=renglones(),
        help_text="Puede escribirla, adjuntar el documento, o ambos.",
    )

    def __init__(self, *args: Any, turno: Turno, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.puntos = list(turno.puntos.all())
        self._agregar_sentidos(turno)
        if turno.instruccion.notifica == QuienNotifica.DEPENDENCIA:
            self._agregar_notificacion(turno)

    def _agregar_sentidos(self, turno: Turno) -> None:
        admitidos = selectors.sentidos_de(turno)
        for punto in self.puntos:
            self.fields[f"sentido_{punto.pk}"] = forms.ModelChoiceField(
                admitidos,
                label=self._etiqueta(punto),
                empty_label="Elija el sentido",
                error_messages={"required": "Indique el sentido de este punto."},
            )

    def _etiqueta(self, punto: Punto) -> str:
        solo = len(self.puntos) == 1
        return "Sentido de la respuesta" if solo else f"Sentido del punto {punto}"

    def _agregar_notificacion(self, turno: Turno) -> None:
        self.fields["ya_notificado"] = forms.BooleanField(
            label="¿Ya se notificó al peticionario? Marque si ya se le entregó la respuesta.",
            required=False,
            widget=forms.CheckboxInput(attrs={"data-controla": "notificacion"}),
        )
        self.fields["a_quien"] = forms.CharField(
            label="A quién se notificó",
            max_length=200,
            required=False,
            initial=turno.correspondencia.remitente[:200],
        )
        self.fields["realizada_en"] = campo_momento(label="Cuándo se notificó", required=False)
        self.fields["medio"] = forms.ChoiceField(
            label="Por qué medio",
            choices=[("", "Elija el medio"), *MedioNotificacion.choices],
            required=False,
        )
        preguntar_por_la_traduccion(self, turno.correspondencia)

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if datos.get("ya_notificado"):
            for campo in DE_LA_NOTIFICACION:
                if not datos.get(campo) and campo not in self.errors:
                    self.add_error(campo, "Indíquelo, o desmarque que ya se notificó.")
        return datos

    @property
    def pregunta_por_la_notificacion(self) -> bool:
        """Whether the instruction leaves telling the petitioner to the institution."""
        return "ya_notificado" in self.fields

    @property
    def campos_de_sentido(self) -> list[forms.BoundField]:
        """The outcome of each point, to lay them out."""
        return [self[f"sentido_{punto.pk}"] for punto in self.puntos]

    @property
    def sentidos(self) -> dict[int, Sentido]:
        """The outcome chosen for each point, by the point's pk."""
        return {punto.pk: self.cleaned_data[f"sentido_{punto.pk}"] for punto in self.puntos}

    @property
    def notificacion(self) -> Notificacion | None:
        """The delivery already made, unsaved; nothing when it was not said."""
        datos = self.cleaned_data
        if not datos.get("ya_notificado"):
            return None
        return Notificacion(
            a_quien=datos["a_quien"],
            realizada_en=datos["realizada_en"],
            medio=datos["medio"],
            resultado=ResultadoNotificacion.ENTREGADA,
            sin_traduccion=datos.get("sin_traduccion", ""),
            clave_envio=uuid.uuid4(),
        )

    @property
    def respuesta(self) -> dict[str, Any]:
        """The arguments of the verb, but for its files."""
        sueltos = ("texto", "oficio_numero", "oficio_fecha")
        return {
            **{campo: self.cleaned_data[campo] for campo in sueltos},
            "sentidos": self.sentidos,
            "notificacion": self.notificacion,
        }


class ResponderForm(RespuestaForm):
    """The answer on screen: a photograph from the phone, or files."""

    foto = VariosArchivos(label="Tomar fotografía del oficio", acepta=FOTO, con_camara=True)
    archivo = VariosArchivos(label="Elegir archivos")

    @property
    def archivos(self) -> "list[File[bytes]]":
        """Photographs first, then files."""
        return [*self.cleaned_data["foto"], *self.cleaned_data["archivo"]]


class NotificarForm(forms.Form):
    """One attempt of the institution to tell the petitioner."""

    clave_envio = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    a_quien = forms.CharField(label="A quién", max_length=200)
    realizada_en = campo_momento(label="Cuándo", initial=ahora_local)
    medio = forms.ChoiceField(
        label="Medio", choices=[("", "Elija el medio"), *MedioNotificacion.choices]
    )
    resultado = forms.ChoiceField(
        label="Resultado", choices=[("", "Elija el resultado"), *ResultadoNotificacion.choices]
    )
    observaciones = forms.CharField(
        label="Observaciones", max_length=500, required=False, widget=renglones(2)
    )
    archivo = un_archivo(
        label="Constancia", help_text="El acuse firmado, en PDF o fotografía, hasta 25 MB."
    )

    @property
    def archivos(self) -> "list[File[bytes]]":
        """The proof, as a list of none or one."""
        archivo = self.cleaned_data["archivo"]
        return [archivo] if archivo else []

    @property
    def intento(self) -> Notificacion:
        """The attempt, unsaved and without its proof."""
        return Notificacion(**{campo: self.cleaned_data.get(campo, "") for campo in DEL_INTENTO})
