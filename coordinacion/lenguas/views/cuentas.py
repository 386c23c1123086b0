"""How many: letters by language, supports by language, kind and outcome."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from coordinacion.correspondencia.views.comun import quien_lista
from coordinacion.lenguas.forms import PeriodoForm
from coordinacion.lenguas.opciones import NO_ANOTADA, ClaseApoyo, Situacion
from coordinacion.lenguas.selectors.cuentas import (
    Renglon,
    apoyos_por_lengua,
    cartas_por_lengua,
    suma,
)
from coordinacion.nucleo import reloj
from coordinacion.nucleo.vistas import hoja_de_calculo


@require_safe
def ver(request: HttpRequest) -> HttpResponse:
    """Two tables; each number opens its list."""
    usuario = quien_lista(request)
    form = PeriodoForm(request.GET)
    periodo = form.limpios()
    apoyos = apoyos_por_lengua(usuario, periodo, reloj.ahora())
    cartas = cartas_por_lengua(usuario, periodo)
    contexto = {
        "form": form,
        "situaciones": Situacion.labels,
        "clases": ClaseApoyo.labels,
        "apoyos": [(uno, list(_de_apoyos(uno, periodo))) for uno in apoyos],
        "apoyos_en_total": list(suma(apoyos).values()),
        "cartas": [(uno, list(_de_cartas(uno, periodo))) for uno in cartas],
        "cartas_en_total": list(suma(cartas).values()),
        "hoja": f"{reverse('apoyo:cuentas_xlsx')}?{request.GET.urlencode()}",
    }
    return render(request, "lenguas/cuentas.html", contexto)


@require_safe
def xlsx(request: HttpRequest) -> HttpResponse:
    """The table of supports as a spreadsheet."""
    usuario = quien_lista(request)
    renglones = apoyos_por_lengua(usuario, PeriodoForm(request.GET).limpios(), reloj.ahora())
    encabezados = ("Lengua", "Variante", "Qué se necesita", "Solicitados", *Situacion.labels)
    filas = [
        (uno.lengua, uno.variante, uno.clase_en_palabras, *uno.cifras.values()) for uno in renglones
    ]
    return hoja_de_calculo("Apoyos por lengua", encabezados, filas, "apoyos-por-lengua")


def _de_apoyos(renglon: Renglon, periodo: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """Each figure with the address of its list."""
    de_la_fila: dict[str, str | int] = {
        **_en_direccion(periodo),
        "lengua": renglon.lengua_id or NO_ANOTADA,
        "clase": renglon.clase,
        **({"variante": renglon.variante_id} if renglon.variante_id else {"sin_variante": "on"}),
    }
    for nombre, cuantos in renglon.cifras.items():
        cual = {} if nombre == "total" else {"lista": nombre}
        yield cuantos, f"{reverse('apoyo:lista')}?{urlencode({**de_la_fila, **cual})}"


def _de_cartas(renglon: Renglon, periodo: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    de_la_fila: dict[str, str | int] = {
        **_en_direccion(periodo),
        "lengua": renglon.lengua_id or NO_ANOTADA,
        "variante": renglon.variante_id or NO_ANOTADA,
    }
    for nombre, cuantos in renglon.cifras.items():
        cual = {} if nombre == "total" else {"pide": nombre}
        yield cuantos, f"{reverse('bandejas:buscar')}?{urlencode({**de_la_fila, **cual})}"


def _en_direccion(periodo: Mapping[str, Any]) -> dict[str, str]:
    return {campo: dia.isoformat() for campo, dia in periodo.items() if dia}
