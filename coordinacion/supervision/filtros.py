"""The filter panel: the same for letters and for turns, whose fields hang from their letter."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import django_filters as df
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from coordinacion.canalizacion.models import MUERTOS, Turno
from coordinacion.correspondencia.forms.campos import SelectLargo
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.opciones import Prioridad
from coordinacion.lenguas.opciones import NO_ANOTADA, ClaseApoyo
from coordinacion.nucleo.reloj import inicio_del_dia
from coordinacion.supervision.momento import Momento
from coordinacion.supervision.selectors.busqueda import LARGO, que_dicen
from coordinacion.supervision.selectors.cartas import le_falta_algo
from coordinacion.supervision.selectors.dias import POR_DIA
from coordinacion.supervision.selectors.opciones import Opciones
from coordinacion.supervision.selectors.semaforo import Luz, con_luz
from coordinacion.supervision.selectors.tomadas import QuienLaTiene, de_quien

_COMBO = {"data-combo": "", "data-combo-guia": "Escriba para buscar"}
_FECHA = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_DEL_CATALOGO = ("tipo", "tema", "institucion", "region", "municipio", "lengua", "variante")
_POR_ENLACE = frozenset({*POR_DIA, "variante"})
"""Filters that the panel does not offer: a link sets them, and they show as chips."""


def _lista(etiqueta: str, metodo: str, *, combo: bool = False) -> df.ChoiceFilter:
    return df.ChoiceFilter(
        label=etiqueta,
        method=metodo,
        empty_label="Cualquiera",
        widget=SelectLargo(attrs=_COMBO if combo else {}),
    )


def _dia(etiqueta: str, metodo: str) -> df.DateFilter:
    return df.DateFilter(label=etiqueta, method=metodo, widget=_FECHA)


def _leidas_al_usarse(opciones: Callable[[], Opciones], campo: str) -> Callable[[], Any]:
    return lambda: opciones()[campo]


class FiltroDeCartas(df.FilterSet):  # type: ignore[misc]  # the library carries no types
    """Filters of a list of letters. What a reader may not read matches no filter but the folio,
    the dates and the clock."""

    prefijo = ""
    carta = "pk"

    q = df.CharFilter(
        label="Folio, oficio, remitente o asunto", method="por_texto", max_length=LARGO
    )
    tipo = _lista("Tipo", "por_campo")
    tema = _lista("Tema", "por_tema", combo=True)
    institucion = _lista("Institución", "por_institucion", combo=True)
    region = _lista("Región", "por_region")
    municipio = _lista("Municipio", "por_campo", combo=True)
    lengua = _lista("Lengua", "por_lengua")
    variante = _lista("Variante", "por_lengua")
    pide = df.ChoiceFilter(
        label="Apoyo lingüístico",
        method="por_apoyo",
        choices=ClaseApoyo.choices,
        empty_label="Cualquiera",
    )
    prioridad = df.ChoiceFilter(
        label="Prioridad",
        method="por_prioridad",
        choices=Prioridad.choices,
        empty_label="Cualquiera",
    )
    semaforo = df.ChoiceFilter(
        label="Semáforo", method="por_semaforo", choices=Luz.choices, empty_label="Cualquiera"
    )
    la_tiene = df.ChoiceFilter(
        label="La tiene",
        method="por_quien",
        choices=QuienLaTiene.choices,
        empty_label="Cualquiera",
    )
    desde = _dia("Recibido desde", "recibido_desde")
    hasta = _dia("Recibido hasta", "recibido_hasta")
    incompletos = df.BooleanFilter(
        label="Sólo incompletos", method="por_incompletos", widget=forms.CheckboxInput
    )
    turnado_el = _dia("Turnado el", "por_dia")
    notificado_el = _dia("Notificado el", "por_dia")
    concluido_el = _dia("Concluido el", "por_dia")

    @property
    def del_panel(self) -> list[forms.BoundField]:
        """The fields that the panel shows."""
        return [campo for campo in self.form if campo.name not in _POR_ENLACE]

    def __init__(
        self,
        data: Any,
        queryset: QuerySet[Any],
        *,
        usuario: Any,
        reloj: str,
        momento: Momento,
        opciones: Callable[[], Opciones],
    ) -> None:
        """`opciones` is asked only if a list is drawn or a value of one is in the address."""
        super().__init__(data, queryset)
        self.usuario, self.reloj, self.momento = usuario, reloj, momento
        for campo in _DEL_CATALOGO:
            self.filters[campo].extra["choices"] = _leidas_al_usarse(opciones, campo)

    def _q(self, **condiciones: object) -> Q:
        return Q(**{f"{self.prefijo}{campo}": valor for campo, valor in condiciones.items()})

    def _de_la_carta(self, filas: QuerySet[Any], condicion: Q) -> QuerySet[Any]:
        """Rows whose letter meets a condition that is written for letters."""
        if not self.prefijo:
            return filas.filter(condicion)
        cartas = Correspondencia.objects.filter(condicion, pk=OuterRef("correspondencia_id"))
        return filas.filter(Exists(cartas))

    def por_texto(self, filas: QuerySet[Any], _: str, texto: str) -> QuerySet[Any]:
        return self._de_la_carta(filas, que_dicen(self.usuario, texto))

    def por_campo(self, filas: QuerySet[Any], campo: str, clave: str) -> QuerySet[Any]:
        return filas.filter(self._q(**{campo: clave}), legible=True)

    def por_tema(self, filas: QuerySet[Any], _: str, clave: str) -> QuerySet[Any]:
        return filas.filter(self._q(tema=clave) | self._q(tema__padre=clave), legible=True)

    def por_institucion(self, filas: QuerySet[Any], _: str, clave: str) -> QuerySet[Any]:
        suyos = Turno.objects.filter(correspondencia=OuterRef("pk"), institucion_id=int(clave))
        return filas.filter(Exists(suyos.exclude(estado__in=MUERTOS)), legible=True)

    def por_region(self, filas: QuerySet[Any], _: str, clave: str) -> QuerySet[Any]:
        return filas.filter(self._q(municipio__region=clave), legible=True)

    def por_lengua(self, filas: QuerySet[Any], campo: str, clave: str) -> QuerySet[Any]:
        valor = None if clave == NO_ANOTADA else int(clave)
        return filas.filter(self._q(otra_lengua=True, **{campo: valor}), legible=True)

    def por_apoyo(self, filas: QuerySet[Any], _: str, clase: str) -> QuerySet[Any]:
        return filas.filter(self._q(**{f"pide_{clase}": True}), legible=True)

    def por_prioridad(self, filas: QuerySet[Any], _: str, valor: str) -> QuerySet[Any]:
        return filas.filter(self._q(prioridad=valor), legible=True)

    def por_semaforo(self, filas: QuerySet[Any], _: str, luz: str) -> QuerySet[Any]:
        return filas.filter(con_luz(self.reloj, luz, self.momento))

    def por_quien(self, filas: QuerySet[Any], _: str, quien: str) -> QuerySet[Any]:
        return de_quien(filas, self.carta, quien, self.usuario)

    def recibido_desde(self, filas: QuerySet[Any], _: str, dia: date) -> QuerySet[Any]:
        return filas.filter(self._q(recibida_en__gte=inicio_del_dia(dia)))

    def recibido_hasta(self, filas: QuerySet[Any], _: str, dia: date) -> QuerySet[Any]:
        return filas.filter(self._q(recibida_en__lt=inicio_del_dia(dia + timedelta(days=1))))

    def por_incompletos(self, filas: QuerySet[Any], _: str, valor: bool) -> QuerySet[Any]:
        if not valor:
            return filas
        return self._de_la_carta(filas, le_falta_algo()).filter(legible=True)

    def por_dia(self, filas: QuerySet[Any], campo: str, dia: date) -> QuerySet[Any]:
        return self._de_la_carta(filas, POR_DIA[campo](dia))


class FiltroDeTurnos(FiltroDeCartas):
    """The same filters on a list of turns."""

    prefijo = "correspondencia__"
    carta = "correspondencia_id"

    def por_institucion(self, filas: QuerySet[Any], _: str, clave: str) -> QuerySet[Any]:
        return filas.filter(institucion=clave, legible=True)
