"""The period whose times are measured, as a page's address asks for it."""

from datetime import date
from typing import Any

from django import forms

from coordinacion.correspondencia.forms.campos import SelectLargo
from coordinacion.correspondencia.models import Tema, Tipo
from coordinacion.nucleo import reloj
from coordinacion.nucleo.tecleado import anio_razonable
from coordinacion.supervision.selectors.tiempos import Periodo

LARGO_MAXIMO = 366
"""Days that one period may have: all its letters are read at once."""


def _dia(etiqueta: str) -> forms.DateField:
    control = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=etiqueta, widget=control, validators=[anio_razonable])


class PeriodoForm(forms.Form):
    """From one day to another, of a type and topic; the present year when nothing is asked."""

    desde = _dia("Recibidos desde")
    hasta = _dia("Recibidos hasta")
    tipo = forms.ModelChoiceField(
        Tipo.objects.all(), label="Tipo", required=False, empty_label="Cualquiera"
    )
    tema = forms.ModelChoiceField(
        Tema.objects.select_related("padre"),
        label="Tema",
        required=False,
        empty_label="Cualquiera",
        widget=SelectLargo(attrs={"data-combo": "", "data-combo-guia": "Escriba para buscar"}),
    )

    def __init__(self, pedido: dict[str, str]) -> None:
        hoy = reloj.hoy()
        primero = date(hoy.year, 1, 1)
        super().__init__({"desde": primero.isoformat(), "hasta": hoy.isoformat(), **pedido})

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        desde, hasta = datos.get("desde"), datos.get("hasta")
        if desde is not None and hasta is not None:
            self._exigir_orden(desde, hasta)
        return datos

    def _exigir_orden(self, desde: date, hasta: date) -> None:
        if hasta < desde:
            self.add_error("hasta", "Debe ser posterior al primer día.")
        elif (hasta - desde).days >= LARGO_MAXIMO:
            self.add_error("hasta", "Elija un periodo de un año o menos.")

    @property
    def periodo(self) -> Periodo:
        """The period asked for; only of a form that is valid."""
        datos = self.cleaned_data
        return Periodo(datos["desde"], datos["hasta"], datos.get("tipo"), datos.get("tema"))

    @property
    def consulta(self) -> dict[str, str]:
        """The same period as the query of an address."""
        datos = self.cleaned_data
        pedido = {"desde": datos["desde"].isoformat(), "hasta": datos["hasta"].isoformat()}
        elegidos = {campo: str(datos[campo].pk) for campo in ("tipo", "tema") if datos[campo]}
        return pedido | elegidos
