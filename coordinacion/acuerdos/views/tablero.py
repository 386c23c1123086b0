"""The board of the agreements, the list behind each of its figures, and the spreadsheet."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from coordinacion.acuerdos.selectors import tablero
from coordinacion.acuerdos.selectors.dimensiones import DIMENSIONES, NINGUNA, Dimension
from coordinacion.acuerdos.selectors.tablero import COLUMNAS, POR_CLAVE, TOTAL, Renglon
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoAcuerdo
from coordinacion.nucleo.vistas import hoja_de_calculo
from coordinacion.organizacion.vistas import persona
from coordinacion.plazos.selectors import ordinales

ENCABEZADO_TOTAL = "Compromisos"


@dataclass(frozen=True)
class Celda:
    """A figure, the list that it opens, and whether it is late."""

    cuantos: int
    url: str
    alerta: bool = False


@dataclass(frozen=True)
class Fila:
    """One row of the board with its figures in the order of the columns."""

    nombre: str
    acuerdos: list[Celda]
    compromisos: list[Celda]


@require_safe
def ver(request: HttpRequest) -> HttpResponse:
    """The board by the dimension asked for; by meeting, when none is."""
    dimension = _dimension(request)
    renglones = tablero.tablero(persona(request), dimension, reloj.ahora())
    contexto = {
        "dimension": dimension,
        "pestanas": [
            {"texto": una.titulo, "url": f"?por={una.clave}", "actual": una is dimension}
            for una in DIMENSIONES.values()
        ],
        "estados": [str(uno.label) for uno in EstadoAcuerdo],
        "columnas": [*COLUMNAS],
        "filas": [_fila(uno, dimension) for uno in renglones],
        "total": ENCABEZADO_TOTAL,
    }
    return render(request, "acuerdos/tablero.html", contexto)


@require_safe
def xlsx(request: HttpRequest) -> HttpResponse:
    """The same table as a spreadsheet, in which no text can act as a formula."""
    dimension = _dimension(request)
    renglones = tablero.tablero(persona(request), dimension, reloj.ahora())
    encabezados = (
        dimension.titulo,
        *(str(uno.label) for uno in EstadoAcuerdo),
        *(una.titulo for una in COLUMNAS),
        ENCABEZADO_TOTAL,
    )
    filas = [
        (
            uno.nombre,
            *(uno.acuerdos.get(estado, 0) for estado in EstadoAcuerdo.values),
            *(uno.compromisos.get(clave, 0) for clave in (*POR_CLAVE, TOTAL)),
        )
        for uno in renglones
    ]
    return hoja_de_calculo("Acuerdos", encabezados, filas, "tablero-de-acuerdos")


@require_safe
def lista(request: HttpRequest) -> HttpResponse:
    """The commitments of one figure."""
    filtros = {campo: request.GET.get(campo, "")[:40] for campo in ("columna", *DIMENSIONES)}
    filas, hay_mas = tablero.pagina_de(tablero.compromisos(persona(request), filtros))
    columna = POR_CLAVE.get(filtros["columna"])
    contexto = {
        "filas": filas,
        "hay_mas": hay_mas,
        "titulo": columna.titulo if columna else ENCABEZADO_TOTAL,
        "ordinales": ordinales(),
        "de": [
            f"{una.titulo}: {_nombre(una, filtros[una.clave])}"
            for una in DIMENSIONES.values()
            if filtros[una.clave]
        ],
    }
    return render(request, "acuerdos/tablero_lista.html", contexto)


def _dimension(request: HttpRequest) -> Dimension:
    return DIMENSIONES.get(request.GET.get("por", ""), DIMENSIONES["reunion"])


def _fila(uno: Renglon, dimension: Dimension) -> Fila:
    acuerdos, compromisos = reverse("acuerdo:lista"), reverse("acuerdo:compromisos")
    suya = {dimension.clave: uno.llave}
    return Fila(
        uno.nombre,
        [
            Celda(
                uno.acuerdos.get(estado, 0), f"{acuerdos}?{urlencode({**suya, 'estado': estado})}"
            )
            for estado in EstadoAcuerdo.values
        ],
        [
            *(
                Celda(
                    uno.compromisos.get(una.clave, 0),
                    f"{compromisos}?{urlencode({**suya, 'columna': una.clave})}",
                    una.es_vencido,
                )
                for una in COLUMNAS
            ),
            Celda(uno.compromisos.get(TOTAL, 0), f"{compromisos}?{urlencode(suya)}"),
        ],
    )


def _nombre(dimension: Dimension, llave: str) -> str:
    return dimension.sin if llave == NINGUNA else tablero.nombre_de_llave(dimension, llave)
