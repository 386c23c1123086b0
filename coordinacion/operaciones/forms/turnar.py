"""To which institutions many letters go, and what they are when nobody classified them yet."""

from typing import Any

from django import forms
from django.http import QueryDict

from coordinacion.canalizacion.forms.asunto_campos import (
    CampoDeTema,
    SelectConDatos,
    datos_de_tipo,
)
from coordinacion.canalizacion.forms.asunto_clasificar import destinos_tecleados
from coordinacion.canalizacion.forms.asunto_destinos import PREFIJO, BaseDestinos, Destinos
from coordinacion.canalizacion.opciones import Parte
from coordinacion.canalizacion.selectors import cola
from coordinacion.canalizacion.services.clasificar_y_turnar import Envio
from coordinacion.correspondencia.models import Tema, Tipo
from coordinacion.correspondencia.opciones import Prioridad, Via
from coordinacion.nucleo.forms import renglones
from coordinacion.nucleo.tecleado import entero
from coordinacion.operaciones.forms.comun import EnBloqueForm, y_mas


class TurnarVariosForm(EnBloqueForm):
    """The same destinations, with the same instruction, for every letter."""

    destinos = forms.CharField(label="Se turnan a", widget=forms.HiddenInput, required=False)
    nueva = forms.CharField(label="Agregar institución", max_length=200, required=False)
    nueva_id = forms.IntegerField(widget=forms.HiddenInput, required=False)
    indicaciones = forms.CharField(
        label="Indicaciones para quien los recibe",
        max_length=4000,
        required=False,
        widget=renglones(2),
    )
    confirmado = forms.BooleanField(
        label="Turnar también los asuntos en que a la institución le quede menos de un día hábil",
        help_text="Si no lo marca, esos asuntos quedarán sin turnar y aquí se dirá cuáles son.",
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filas = self._destinos()

    def _destinos(self) -> BaseDestinos:
        fuente = self.data if self.is_bound else None
        iniciales = self.initial.get(PREFIJO, [])
        puestas = destinos_tecleados(self.data) if self.is_bound else iniciales
        ids = [pk for una in puestas if (pk := entero(una["institucion"]))]
        opciones = {
            "instituciones": cola.destinos().in_bulk(ids) if ids else {},
            "enlaces": {},
            "instrucciones": list(cola.instrucciones()),
        }
        filas: BaseDestinos = Destinos(
            fuente, prefix=PREFIJO, initial=iniciales, form_kwargs=opciones
        )  # type: ignore[assignment]  # formset_factory forgets the class it was given
        return filas

    def is_valid(self) -> bool:
        """Also its rows, of which exactly one answers for the letters."""
        propia = super().is_valid()
        if not self.filas.is_valid():
            self.add_error("destinos", "Revise las instituciones a las que se turnan.")
        elif error := self._error_de_destinos():
            self.add_error("destinos", error)
        return propia and not self.errors

    def _error_de_destinos(self) -> str:
        envios = self._envios()
        if not envios:
            return "Elija al menos una institución."
        elegidas = [envio.destino.institucion.pk for envio in envios]
        if len(set(elegidas)) < len(elegidas):
            return "Una institución está repetida."
        if sum(envio.destino.parte == Parte.RESPONSABLE for envio in envios) != 1:
            return "Indique cuál institución es la responsable, y sólo una."
        return ""

    def _envios(self) -> list[Envio]:
        return self.filas.envios(
            indicaciones=self.cleaned_data.get("indicaciones", ""),
            reservado=False,
            hay_responsable=False,
        )

    def parametros(self) -> dict[str, Any]:
        return {
            "destinos": [_llano(envio) for envio in self._envios()],
            "confirmado": self.cleaned_data["confirmado"],
        }

    def detalle(self) -> str:
        return f"a {y_mas([envio.destino.institucion.nombre for envio in self._envios()])}"

    @classmethod
    def tecleado(cls, datos: QueryDict) -> dict[str, Any]:
        return {**super().tecleado(datos), PREFIJO: destinos_tecleados(datos)}


def _llano(envio: Envio) -> dict[str, Any]:
    destino = envio.destino
    return {
        "institucion": destino.institucion.pk,
        "instruccion": destino.instruccion.pk,
        "parte": str(destino.parte),
        "indicaciones": destino.indicaciones,
        "dias": destino.dias,
        "es_remision": envio.es_remision,
        "fundamento": envio.fundamento,
    }


class ClasificarYTurnarVariosForm(TurnarVariosForm):
    """Also one type and topic for all; what else each letter says of itself stays."""

    tipo = forms.ModelChoiceField(
        label="Tipo",
        queryset=Tipo.objects.none(),
        empty_label="Elija el tipo",
        widget=SelectConDatos(datos_de_tipo),
        help_text="Los que piden fecha del evento o término señalado se clasifican uno a uno.",
    )
    tema = CampoDeTema(
        label="Tema", queryset=Tema.objects.none(), empty_label="Elija el tema", required=False
    )
    prioridad = forms.ChoiceField(
        label="Prioridad",
        choices=[("", "La que tenga cada asunto"), *Prioridad.choices],
        required=False,
    )

    field_order = ["tipo", "tema", "prioridad"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        de_una_vez = cola.tipos().filter(pide_evento=False, pide_termino=False)
        self.fields["tipo"].queryset = de_una_vez  # type: ignore[attr-defined]
        self.fields["tema"].queryset = cola.temas()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        tipo = datos.get("tipo")
        if tipo is not None and tipo.requiere_respuesta and datos.get("tema") is None:
            self.add_error("tema", "Indique el tema.")
        return datos

    def parametros(self) -> dict[str, Any]:
        datos = self.cleaned_data
        solo_remision = all(envio.es_remision for envio in self._envios())
        clasificacion = {
            "tipo": datos["tipo"].pk,
            "tema": datos["tema"].pk if datos["tema"] else None,
            "prioridad": datos["prioridad"],
            "via": (Via.REMITIR if solo_remision else Via.TURNAR).value,
        }
        return {**super().parametros(), "clasificacion": clasificacion}
