"""The events, and what was received at one of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coordinacion.correspondencia.views.comun import quien_lista
from coordinacion.documentos.views import entregar_impreso
from coordinacion.giras import impresos, selectors
from coordinacion.giras.forms import AbrirForm
from coordinacion.giras.permisos import puede
from coordinacion.giras.views.comun import gira_de
from coordinacion.nucleo.etiquetas import ASUNTO_RESERVADO
from coordinacion.nucleo.etiquetas import VerboGira as Verbo
from coordinacion.nucleo.folios import a_slug
from coordinacion.nucleo.tecleado import entero
from coordinacion.nucleo.vistas import hoja_de_calculo


@require_safe
def lista(request: HttpRequest) -> HttpResponse:
    """Giras and audiencias, the most recent first."""
    actor = quien_lista(request)
    numero = max(entero(request.GET.get("pagina")), 1)
    filas, hay_mas = selectors.con_cuentas(selectors.giras_para(actor), numero)
    contexto = {"filas": filas, "numero": numero, "hay_mas": hay_mas}
    return render(request, "giras/lista.html", contexto)


@require_safe
def ver(request: HttpRequest, pk: int) -> HttpResponse:
    """One event: its sheets, its letters by folio, and how many stand in each state."""
    actor, reunion = gira_de(request, pk)
    cartas = list(selectors.peticiones_de(actor, reunion))
    contexto = {
        "reunion": reunion,
        "cartas": [(carta, impresos.a_quien(carta)) for carta in cartas],
        "por_estado": selectors.por_estado(actor, reunion),
        "capturas": selectors.capturas_de(reunion),
        "abrir": AbrirForm(),
        "captura": puede(actor, Verbo.CAPTURAR),
        "admite": selectors.admite_capturas(reunion),
        "imprime": puede(actor, Verbo.IMPRIMIR_HOJAS),
        "asunto_reservado": ASUNTO_RESERVADO,
        "Verbo": Verbo,
    }
    return render(request, "giras/gira.html", contexto)


@require_safe
def relacion(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of its petitions, to sign, as PDF."""
    actor, reunion = gira_de(request, pk)
    pdf = impresos.relacion(reunion, list(selectors.peticiones_de(actor, reunion)), actor)
    return entregar_impreso(pdf, f"relacion-{a_slug(reunion.folio)}.pdf")


@require_safe
def xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """The same list as a spreadsheet."""
    actor, reunion = gira_de(request, pk)
    filas = [impresos.fila(carta) for carta in selectors.peticiones_de(actor, reunion)]
    nombre = f"peticiones-{a_slug(reunion.folio)}"
    return hoja_de_calculo("Peticiones", impresos.COLUMNAS, filas, nombre)


@require_safe
def talones(request: HttpRequest, pk: int) -> HttpResponse:
    """The acuse of each petitioner, to cut, as PDF."""
    actor, reunion = gira_de(request, pk)
    cartas = list(selectors.peticiones_de(actor, reunion))
    pdf = impresos.talones(reunion, cartas, request.build_absolute_uri("/"))
    return entregar_impreso(pdf, f"acuses-{a_slug(reunion.folio)}.pdf")
