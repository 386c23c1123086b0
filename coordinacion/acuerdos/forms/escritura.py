"""The writing screen of a meeting: agreements one under another, each with its commitments.

The rows have no count that a script must keep: they are found by their names, `a0-texto`,
`a0-c1-quien`, so the same page works with and without JavaScript, and its draft is its rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from coordinacion.acuerdos import selectors
from coordinacion.acuerdos.forms.quien import LISTA, CampoOrden, Directorio
from coordinacion.acuerdos.models import ProyectoEstrategico
from coordinacion.acuerdos.services import acuerdos as services
from coordinacion.canalizacion.forms.turno_comun import campo_fecha, elegir
from coordinacion.nucleo.etiquetas import EstadoAcuerdo
from coordinacion.nucleo.forms import renglones
from coordinacion.nucleo.tecleado import sin_nulos

_NOMBRE = re.compile(r"^a(\d{1,6})-(?:c(\d{1,6})-)?(\w+)$")
ACUERDOS, COMPROMISOS = 60, 200
"""Agreements and commitments registered at once; a draft may hold more, and says so."""
LARGO = 5000
DIAS = 260
"""Working days that a commitment may be given by number: a year of them."""
DESENLACES = (
    (EstadoAcuerdo.ALCANZADO, "Se alcanzó"),
    (EstadoAcuerdo.NO_ALCANZADO, "No se alcanzó"),
    (EstadoAcuerdo.PROPUESTO, "Queda propuesto"),
)


def _con_lista(**opciones: Any) -> forms.CharField:
    """A box that suggests institutions and takes any other name."""
    control = forms.TextInput(attrs={"list": LISTA, "autocomplete": "off"})
    return forms.CharField(max_length=200, widget=control, **opciones)


class _Renglon(forms.Form):
    """A row that counts only when something was typed in it."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.empty_permitted = True


class AcuerdoEscritoForm(_Renglon):
    """What was agreed and how it ended there."""

    texto = forms.CharField(label="Qué se acordó", max_length=LARGO, widget=renglones(2))
    desenlace = forms.ChoiceField(
        label="Cómo terminó", choices=DESENLACES, initial=EstadoAcuerdo.ALCANZADO
    )
    motivo = forms.CharField(
        label="Por qué no se alcanzó", max_length=500, required=False, widget=renglones(1)
    )
    proyecto = forms.ModelChoiceField(
        label="Proyecto estratégico",
        queryset=ProyectoEstrategico.objects.none(),
        required=False,
        empty_label="Ninguno",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        elegir(self, "proyecto", selectors.proyectos())

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if datos.get("desenlace") == EstadoAcuerdo.NO_ALCANZADO and not datos.get("motivo"):
            self.add_error("motivo", "Indique por qué no se alcanzó.")
        return datos


class CompromisoEscritoForm(_Renglon):
    """Who does what by when, and who verifies it."""

    texto = forms.CharField(label="Qué se hará", max_length=LARGO, widget=renglones(2))
    quien = _con_lista(label="Quién", help_text="Una institución, o una autoridad por su nombre.")
    fecha = campo_fecha(label="Para cuándo", required=False)
    dias = forms.IntegerField(
        label="o en días hábiles", required=False, min_value=1, max_value=DIAS
    )
    verifica = _con_lista(label="Quién verifica", required=False, help_text="En blanco, la unidad.")
    resultado = forms.CharField(label="Resultado esperado", max_length=LARGO, required=False)
    correo = forms.EmailField(label="Correo, si no tiene cuenta", required=False)
    orden = CampoOrden(label="Orden, si no tiene cuenta")

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if datos.get("fecha") and datos.get("dias"):
            self.add_error("dias", "Deje la fecha o los días, no los dos.")
        if datos.get("quien") and datos.get("quien") == datos.get("verifica"):
            self.add_error("verifica", "Quien lo cumple no puede verificarlo.")
        return datos


@dataclass(frozen=True)
class Renglon:
    """One agreement of the page: where it is, its form and those of its commitments."""

    lugar: int | str
    forma: AcuerdoEscritoForm
    compromisos: list[CompromisoEscritoForm]

    @property
    def formas(self) -> list[_Renglon]:
        """Every form of it."""
        return [self.forma, *self.compromisos]

    @property
    def tiene_texto(self) -> bool:
        """Whether anything had been typed in it when its draft was kept."""
        return any(una.initial.get("texto") for una in self.formas)

    @property
    def dice_algo(self) -> bool:
        """Whether anything was typed in it."""
        return any(una.has_changed() for una in self.formas)


class Escritura:
    """The page as it is being written: from a draft, or from what was sent."""

    def __init__(self, renglones_: Sequence[Renglon]) -> None:
        self.renglones = list(renglones_)
        self.directorio = Directorio()

    @classmethod
    def de_borrador(cls, datos: Sequence[Mapping[str, Any]]) -> Escritura:
        """The rows of a draft; of none, a blank one."""
        return cls([_de_borrador(n, uno) for n, uno in enumerate(datos or [en_blanco()])])

    @classmethod
    def de_envio(cls, enviado: Mapping[str, Any]) -> Escritura:
        """The rows that were sent, bound to what was typed."""
        return cls([_de_envio(n, uno, enviado) for n, uno in _lugares(enviado).items()])

    @property
    def molde(self) -> Renglon:
        """A blank agreement from which the browser adds others."""
        blanco = AcuerdoEscritoForm(prefix="a__acuerdo__")
        return Renglon("__acuerdo__", blanco, [self.molde_compromiso])

    @property
    def molde_compromiso(self) -> CompromisoEscritoForm:
        """A blank commitment from which the browser adds others."""
        return CompromisoEscritoForm(prefix="a__acuerdo__-c__compromiso__")

    def es_valida(self) -> bool:
        """Whether what was sent can be registered; if not, its boxes say why."""
        if not any(uno.dice_algo for uno in self.renglones):
            self.errores = ["Escriba al menos un acuerdo."]
            return False
        if error := self._error_de_cuantos():
            self.errores = [error]
            return False
        for uno in self.renglones:
            _exigir_acuerdo(uno)
        bien = all(una.is_valid() for uno in self.renglones for una in uno.formas)
        self.errores = [] if bien else ["Revise lo que se señala en cada renglón."]
        return bien

    errores: list[str] = []

    def _error_de_cuantos(self) -> str:
        """Why they are too many to be registered at once; "" when they are not."""
        escritos = [uno for uno in self.renglones if uno.dice_algo]
        compromisos = sum(c.has_changed() for uno in escritos for c in uno.compromisos)
        if len(escritos) <= ACUERDOS and compromisos <= COMPROMISOS:
            return ""
        return (
            f"Se registran hasta {ACUERDOS} acuerdos y {COMPROMISOS} compromisos de una vez, y hay "
            f"{len(escritos)} acuerdos y {compromisos} compromisos. Lo escrito sigue aquí y en su "
            "borrador: quite los que sobran, registre, y escríbalos después."
        )

    def escritos(self) -> list[services.AcuerdoEscrito]:
        """What was typed, for the service; only after `es_valida`."""
        return [self._acuerdo(uno) for uno in self.renglones if uno.dice_algo]

    def _acuerdo(self, uno: Renglon) -> services.AcuerdoEscrito:
        datos = uno.forma.cleaned_data
        return services.AcuerdoEscrito(
            texto=datos["texto"],
            desenlace=EstadoAcuerdo(datos["desenlace"]),
            motivo=datos["motivo"],
            proyecto=datos["proyecto"],
            compromisos=[self._compromiso(c) for c in uno.compromisos if c.has_changed()],
        )

    def _compromiso(self, forma: CompromisoEscritoForm) -> services.CompromisoEscrito:
        datos = forma.cleaned_data
        institucion, externo = self.directorio.quien(datos["quien"])
        verifica, verifica_externo = self.directorio.quien(datos["verifica"])
        return services.CompromisoEscrito(
            texto=datos["texto"],
            institucion=institucion,
            externo=externo,
            externo_correo=datos["correo"] if externo else "",
            orden=datos["orden"],
            fecha=datos["fecha"],
            dias=datos["dias"],
            verifica=verifica,
            verifica_externo=verifica_externo,
            resultado=datos["resultado"],
        )


def en_blanco() -> dict[str, Any]:
    """The draft of an agreement in which nothing was typed."""
    return {"compromisos": [{}]}


def leer(enviado: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows that were sent as they were typed, right or wrong, to be kept as a draft."""
    return [
        {
            **_tecleado(enviado, f"a{n}", AcuerdoEscritoForm),
            "compromisos": [
                _tecleado(enviado, f"a{n}-c{c}", CompromisoEscritoForm) for c in compromisos
            ],
        }
        for n, compromisos in _lugares(enviado).items()
    ]


def _tecleado(enviado: Mapping[str, Any], prefijo: str, de: type[forms.Form]) -> dict[str, str]:
    return {
        campo: sin_nulos(str(enviado[f"{prefijo}-{campo}"]))
        for campo in de.base_fields
        if f"{prefijo}-{campo}" in enviado
    }


def _lugares(enviado: Mapping[str, Any]) -> dict[int, list[int]]:
    """The number of each agreement and of its commitments, in order."""
    lugares: dict[int, set[int]] = {}
    for nombre in enviado:
        if hallado := _NOMBRE.match(nombre):
            suyos = lugares.setdefault(int(hallado[1]), set())
            if hallado[2] is not None:
                suyos.add(int(hallado[2]))
    return {n: sorted(lugares[n]) for n in sorted(lugares)}


def _de_borrador(numero: int, dato: Mapping[str, Any]) -> Renglon:
    forma = AcuerdoEscritoForm(prefix=f"a{numero}", initial=_sin_vacios(dato))
    compromisos = [
        CompromisoEscritoForm(prefix=f"a{numero}-c{c}", initial=_sin_vacios(uno))
        for c, uno in enumerate(dato.get("compromisos", []))
    ]
    return Renglon(numero, forma, compromisos)


def _sin_vacios(dato: Mapping[str, Any]) -> dict[str, Any]:
    return {campo: valor for campo, valor in dato.items() if isinstance(valor, str) and valor}


def _de_envio(numero: int, compromisos: list[int], enviado: Mapping[str, Any]) -> Renglon:
    forma = AcuerdoEscritoForm(enviado, prefix=f"a{numero}")
    return Renglon(
        numero,
        forma,
        [CompromisoEscritoForm(enviado, prefix=f"a{numero}-c{c}") for c in compromisos],
    )


def _exigir_acuerdo(uno: Renglon) -> None:
    """A commitment belongs to an agreement that says something."""
    if uno.dice_algo and not uno.forma.has_changed():
        uno.forma.empty_permitted = False
    debe_algo = uno.forma.is_valid() and any(c.has_changed() for c in uno.compromisos)
    if debe_algo and uno.forma.cleaned_data.get("desenlace") == EstadoAcuerdo.NO_ALCANZADO:
        uno.forma.add_error("desenlace", "Un acuerdo que no se alcanzó no deja compromisos.")
