"""How long everybody takes: the figures of a period, the list behind each, and the spreadsheet."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from coordinacion.nucleo.celdas import Hoja, libro_de_hojas
from coordinacion.nucleo.tecleado import entero
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.organizacion.vistas import persona
from coordinacion.supervision.forms import PeriodoForm
from coordinacion.supervision.medidas import TURNOS, medida
from coordinacion.supervision.permisos import puede_ver_tiempos
from coordinacion.supervision.selectors import tiempos
from coordinacion.supervision.selectors.tiempos import Medicion
from coordinacion.supervision.views.hoy import XLSX

POR_PAGINA = 50
_DIAS = ("Mediana de días hábiles", "Percentil 90 de días hábiles")


@require_safe
def ver(request: HttpRequest) -> HttpResponse:
    """The figures of the period asked for; of one that is wrong, why."""
    usuario, form = _pedido(request)
    contexto: dict[str, Any] = {"form": form, "medidas": TURNOS}
    if form.is_valid():
        contexto |= {
            "medicion": tiempos.medicion(usuario, form.periodo),
            "periodo": form.periodo,
            "consulta": urlencode(form.consulta),
        }
    return render(request, "supervision/tiempos.html", contexto)


@require_safe
def lista(request: HttpRequest) -> HttpResponse:
    """The turns or letters behind one figure. 404 when there is no such figure."""
    usuario, form = _pedido(request)
    pedida = medida(request.GET.get("de", ""), request.GET.get("medida", ""))
    institucion = _institucion(request)
    if pedida is None or not form.is_valid():
        raise Http404
    clave = None if institucion is None else institucion.pk
    hallada = tiempos.lista(usuario, form.periodo, *pedida, clave)
    pagina = Paginator(hallada.renglones, POR_PAGINA).get_page(request.GET.get("pagina"))
    contexto = {
        "de": pedida[0].value,
        "medida": pedida[1],
        "institucion": institucion,
        "periodo": form.periodo,
        "consulta": urlencode(form.consulta),
        "pagina": pagina,
        "total": hallada.total,
    }
    return render(request, "supervision/tiempos_lista.html", contexto)


@require_safe
def xlsx(request: HttpRequest) -> HttpResponse:
    """The figures as a spreadsheet of three sheets. 404 when the period is wrong."""
    usuario, form = _pedido(request)
    if not form.is_valid():
        raise Http404
    medicion = tiempos.medicion(usuario, form.periodo)
    periodo = form.periodo
    nombre = f"tiempos-{periodo.desde.isoformat()}-a-{periodo.hasta.isoformat()}.xlsx"
    respuesta = HttpResponse(libro_de_hojas(_hojas(medicion)), content_type=XLSX)
    respuesta["Content-Disposition"] = f'attachment; filename="{nombre}"'
    return respuesta


def _hojas(medicion: Medicion) -> list[Hoja]:
    return [
        Hoja(
            "Instituciones",
            ("Institución", *(una.titulo for una in TURNOS), *_DIAS),
            [
                (una.nombre, *(cuantos for _, cuantos in una.cuentas), una.mediana, una.p90)
                for una in medicion.instituciones
            ],
        ),
        Hoja(
            "La unidad",
            ("Etapa", "Asuntos", "Fuera de su término", *_DIAS),
            [
                (una.medida.titulo, una.cuantos, una.fuera, una.mediana, una.p90)
                for una in medicion.etapas
            ],
        ),
        Hoja("Asuntos", ("Medida", "Asuntos"), [(una.titulo, n) for una, n in medicion.asuntos]),
    ]


def _institucion(request: HttpRequest) -> Institucion | None:
    if "institucion" not in request.GET:
        return None
    hallada = tiempos.institucion(entero(request.GET["institucion"]))
    if hallada is None:
        raise Http404
    return hallada


def _pedido(request: HttpRequest) -> tuple[Usuario, PeriodoForm]:
    usuario = persona(request)
    if not puede_ver_tiempos(usuario):
        raise PermissionDenied
    return usuario, PeriodoForm(request.GET.dict())
