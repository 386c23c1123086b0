"""The form of «Clasificar y turnar»: what the letter is, what it asks, and where it goes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from coordinacion.canalizacion.forms.asunto_campos import (
    CampoDeTema,
    SelectConDatos,
    datos_de_sentido,
    datos_de_tipo,
)
from coordinacion.canalizacion.forms.asunto_destinos import PREFIJO, BaseDestinos, Destinos
from coordinacion.canalizacion.forms.turno_comun import campo_momento, un_archivo
from coordinacion.canalizacion.selectors import cola
from coordinacion.canalizacion.services.clasificar_y_turnar import Clasificacion
from coordinacion.correspondencia.forms.lengua import (
    PIDE_INTERPRETE,
    PIDE_TRADUCCION,
    CampoDeVariante,
    limpiar_lengua,
    ofrecer_variantes,
)
from coordinacion.correspondencia.models import Correspondencia, Sentido, Tema, Tipo
from coordinacion.correspondencia.opciones import Acceso, Prioridad, Via
from coordinacion.correspondencia.services import PuntoPedido
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia
from coordinacion.nucleo.forms import renglones
from coordinacion.nucleo.tecleado import entero
from coordinacion.organizacion.models import Institucion, Lengua

CLASIFICAN = (
    "tipo",
    "tema",
    "prioridad",
    "acceso",
    "lengua",
    "variante",
    "pide_interprete",
    "pide_traduccion",
    "evento_en",
    "evento_lugar",
    "termino_senalado",
)
"""Fields that a letter already classified does not ask for again."""
PUNTO = "punto"


class PuntoForm(forms.Form):
    """One thing asked in the letter."""

    texto = forms.CharField(
        label="Lo que se pide", max_length=2000, required=False, widget=renglones(2)
    )
    tema = CampoDeTema(label="Tema de este punto", queryset=Tema.objects.none(), required=False)

    def __init__(self, *args: Any, temas: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        campo = self.fields["tema"]
        campo.queryset = cola.temas()  # type: ignore[attr-defined]
        campo.choices = [("", "El del asunto"), *temas]  # type: ignore[attr-defined]


Puntos = forms.formset_factory(PuntoForm, extra=0, can_delete=True, max_num=40, absolute_max=60)


class ClasificacionForm(forms.Form):
    """What a letter is: its type decides which of the rest is asked."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    tipo = forms.ModelChoiceField(
        label="Tipo",
        queryset=Tipo.objects.none(),
        empty_label="Elija el tipo",
        widget=SelectConDatos(datos_de_tipo),
    )
    tema = CampoDeTema(
        label="Tema", queryset=Tema.objects.none(), empty_label="Elija el tema", required=False
    )
    prioridad = forms.ChoiceField(label="Prioridad", choices=Prioridad.choices)
    acceso = forms.ChoiceField(label="Acceso", choices=Acceso.choices)
    lengua = forms.ModelChoiceField(
        label="Lengua", queryset=Lengua.objects.none(), empty_label="Español", required=False
    )
    variante = CampoDeVariante()
    pide_interprete = forms.BooleanField(label=PIDE_INTERPRETE, required=False)
    pide_traduccion = forms.BooleanField(label=PIDE_TRADUCCION, required=False)
    evento_en = campo_momento(label="Fecha y hora del evento", required=False)
    evento_lugar = forms.CharField(label="Lugar del evento", max_length=300, required=False)
    termino_senalado = campo_momento(label="Término que señala el documento", required=False)

    def __init__(self, *args: Any, carta: Correspondencia, **kwargs: Any) -> None:
        self.carta = carta
        super().__init__(*args, **kwargs)
        listas = {"tipo": cola.tipos(), "tema": cola.temas(), "lengua": cola.lenguas()}
        for campo, filas in listas.items():
            self.fields[campo].queryset = filas  # type: ignore[attr-defined]
        ofrecer_variantes(self, carta.variante_id)

    def clean(self) -> dict[str, Any]:
        """To ask for an interpreter or a translation, its language has to be known."""
        datos = super().clean() or {}
        limpiar_lengua(self, datos)
        if datos.get("lengua") is None and (
            datos.get("pide_interprete") or datos.get("pide_traduccion")
        ):
            self.add_error("lengua", "Indique en qué lengua.")
        return datos

    @property
    def cambios(self) -> dict[str, Any]:
        """Field → value, as `clasificar` and `reclasificar` take it."""
        datos = self.cleaned_data
        sin_anotar = self.carta.otra_lengua and self.carta.lengua_id is None
        otra_lengua = sin_anotar or datos["lengua"] is not None
        return {campo: datos[campo] for campo in CLASIFICAN} | {"otra_lengua": otra_lengua}


class ReclasificarForm(ClasificacionForm):
    """The classification again, with the reason for changing it."""

    motivo = forms.CharField(label="Motivo de la reclasificación", widget=renglones(2))


class ClasificarForm(ClasificacionForm):
    """What the screen asks for, with its points and its destinations inside."""

    destinos = forms.CharField(label="Se turna a", widget=forms.HiddenInput, required=False)
    nueva = forms.CharField(
        label="Agregar institución",
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "Nombre o siglas", "autocomplete": "off"}),
    )
    nueva_id = forms.IntegerField(widget=forms.HiddenInput, required=False)
    indicaciones = forms.CharField(
        label="Indicaciones para quien lo recibe", required=False, widget=renglones(2)
    )

    respuesta = forms.CharField(label="Respuesta", required=False, widget=renglones(4))
    sentido = forms.ModelChoiceField(
        label="Sentido", queryset=Sentido.objects.none(), required=False
    )
    archivo = un_archivo(label="Documento de la respuesta")

    def __init__(self, *args: Any, carta: Correspondencia, **kwargs: Any) -> None:
        self.por_clasificar = carta.estado == EstadoCorrespondencia.RECIBIDA
        super().__init__(*args, carta=carta, **kwargs)
        if not self.por_clasificar:
            for campo in CLASIFICAN:
                del self.fields[campo]
        self._preparar_sentido()
        self.filas = self._destinos()
        self.puntos = self._puntos()

    def _preparar_sentido(self) -> None:
        por_sentido: dict[int, list[int]] = defaultdict(list)
        for tipo in cola.tipos().prefetch_related("sentidos") if self.por_clasificar else ():
            for sentido in tipo.sentidos.all():
                por_sentido[sentido.pk].append(tipo.pk)
        self.fields["sentido"].widget = SelectConDatos(datos_de_sentido(por_sentido))
        self.fields["sentido"].queryset = cola.sentidos_de(self.carta)  # type: ignore[attr-defined]

    def _destinos(self) -> BaseDestinos:
        fuente = self.data if self.is_bound else None
        iniciales = self.initial.get(PREFIJO, [])
        puestas = destinos_tecleados(self.data) if self.is_bound else iniciales
        ids = [pk for una in puestas if (pk := entero(una["institucion"]))]
        opciones = {
            "instituciones": cola.destinos().in_bulk(ids) if ids else {},
            "enlaces": cola.enlaces_de(ids) if ids else {},
            "instrucciones": list(cola.instrucciones()),
        }
        filas: BaseDestinos = Destinos(
            fuente, prefix=PREFIJO, initial=iniciales, form_kwargs=opciones
        )  # type: ignore[assignment]  # formset_factory forgets the class it was given
        return filas

    def _puntos(self) -> Any:
        fuente = self.data if self.is_bound and self.por_clasificar else None
        if f"{PUNTO}-TOTAL_FORMS" not in (fuente or {}):
            fuente = None
        campo = self.fields.get("tema")
        temas = campo.grupos() if isinstance(campo, CampoDeTema) else []
        return Puntos(
            fuente,
            prefix=PUNTO,
            initial=self.initial.get(PUNTO, []),
            form_kwargs={"temas": temas},
        )

    def is_valid(self) -> bool:
        """Also its rows."""
        propia = super().is_valid()
        if not self.filas.is_valid():
            self.add_error("destinos", "Revise las instituciones a las que se turna.")
        if self.puntos.is_bound and not self.puntos.is_valid():
            self.add_error(None, "Revise los puntos del asunto.")
        return propia and not self.errors

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        tipo, sentido = datos.get("tipo") or self.carta.tipo, datos.get("sentido")
        if tipo and sentido and sentido not in tipo.sentidos.all():
            self.add_error("sentido", f"El tipo «{tipo}» no admite ese sentido.")
        return datos

    def clasificacion(self, via: str) -> Clasificacion | None:
        """What `clasificar` asks for; None when the letter is already classified."""
        if not self.por_clasificar:
            return None
        return Clasificacion({**self.cambios, "via": via}, self._pedidos())

    def via_sugerida(self) -> str:
        """The way that the type suggests, when the person chose none."""
        tipo: Tipo = self.cleaned_data["tipo"]
        return tipo.via_sugerida or Via.TURNAR

    def es_reservado(self) -> bool:
        """Whether only named people will read the letter."""
        acceso = self.cleaned_data.get("acceso") or self.carta.acceso
        return bool(acceso == Acceso.RESERVADO)

    def _pedidos(self) -> tuple[PuntoPedido, ...]:
        if not self.puntos.is_bound:
            return ()
        filas = [f.cleaned_data for f in self.puntos.forms if f.cleaned_data]
        return tuple(
            PuntoPedido(fila["texto"], fila["tema"])
            for fila in filas
            if fila["texto"] and not fila.get("DELETE")
        )


def inicial(carta: Correspondencia) -> dict[str, Any]:
    """What the screen shows when it is opened."""
    campos = {campo: getattr(carta, campo) for campo in CLASIFICAN}
    puntos = [{"texto": punto.texto, "tema": punto.tema_id} for punto in carta.puntos.all()]
    return {**campos, "version": carta.version, PUNTO: puntos}


def lo_tecleado(datos: QueryDict) -> dict[str, Any]:
    """What was typed so far, to draw the same screen again without judging it."""
    sueltos: dict[str, Any] = {campo: datos.get(campo) for campo in ClasificarForm.base_fields}
    puntos = [
        {campo: datos.get(f"{PUNTO}-{n}-{campo}", "") for campo in ("texto", "tema")}
        for n in range(_cuantos(datos, PUNTO))
        if f"{PUNTO}-{n}-DELETE" not in datos
    ]
    return {**sueltos, PUNTO: puntos, PREFIJO: destinos_tecleados(datos)}


def destinos_tecleados(datos: Any) -> list[dict[str, Any]]:
    """The rows of destinations as they were sent."""
    return [_renglon(datos, n) for n in range(_cuantos(datos, PREFIJO))]


def renglon_nuevo(institucion: Institucion, papel: str, dias: int | None = None) -> dict[str, Any]:
    """The row of an institution just added."""
    return {"institucion": institucion.pk, "papel": papel, "dias": dias}


def _renglon(datos: Any, n: int) -> dict[str, Any]:
    campos: Mapping[str, Any] = {
        campo: datos.get(f"{PREFIJO}-{n}-{campo}", "")
        for campo in ("institucion", "papel", "instruccion", "dias", "puntos", "fundamento")
    }
    return {**campos, "enlaces": datos.getlist(f"{PREFIJO}-{n}-enlaces")}


def _cuantos(datos: Any, prefijo: str) -> int:
    return min(entero(datos.get(f"{prefijo}-TOTAL_FORMS")), 100)
