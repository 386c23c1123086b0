"""The list of files, one file with its letters, and its cover."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from coordinacion.archivo import impresos, selectors
from coordinacion.archivo.forms import FiltroForm
from coordinacion.archivo.permisos import puede
from coordinacion.archivo.reglas import POR_VALIDAR, anios
from coordinacion.archivo.selectors.expedientes import pagina_de
from coordinacion.archivo.services.comun import REGISTRO
from coordinacion.archivo.views.pasos import pasos
from coordinacion.bitacora.selectors import del_registro
from coordinacion.correspondencia.views.comun import quien_lista
from coordinacion.documentos.views import entregar_impreso
from coordinacion.nucleo.etiquetas import ASUNTO_RESERVADO, EstadoExpediente, VerboExpediente
from coordinacion.nucleo.folios import a_slug
from coordinacion.nucleo.tecleado import entero
from coordinacion.organizacion.vistas import persona

FILTROS = ("estado", "serie", "anio", "q")


@require_safe
def lista(request: HttpRequest) -> HttpResponse:
    """The files by number, the latest first, with what each one holds."""
    usuario = quien_lista(request)
    filtros = {campo: request.GET.get(campo, "") for campo in FILTROS}
    numero = max(entero(request.GET.get("pagina")), 1)
    filas, hay_mas = pagina_de(selectors.expedientes(usuario, filtros), numero)
    contexto = {
        "filas": filas,
        "numero": numero,
        "hay_mas": hay_mas,
        "form": FiltroForm(request.GET),
        "pestanas": _pestanas(filtros["estado"]),
        "con_filtros": any(filtros[campo] for campo in FILTROS if campo != "estado"),
        "abrir": VerboExpediente.ABRIR.label if puede(usuario, VerboExpediente.ABRIR) else "",
    }
    return render(request, "archivo/lista.html", contexto)


def _pestanas(actual: str) -> list[dict[str, Any]]:
    lista_ = reverse("archivo:lista")
    todos = {"texto": "Todos", "url": lista_, "actual": actual not in EstadoExpediente.values}
    return [
        todos,
        *(
            {"texto": uno.label, "url": f"{lista_}?estado={uno}", "actual": actual == uno}
            for uno in EstadoExpediente
        ),
    ]


@require_safe
def ver(request: HttpRequest, pk: int) -> HttpResponse:
    """One file: where it is, how much it holds, its letters and its history."""
    usuario = persona(request)
    expediente = get_object_or_404(selectors.expediente_para(usuario), pk=pk)
    numero = max(entero(request.GET.get("pagina")), 1)
    piezas, hay_mas = selectors.piezas_de(usuario, expediente, numero)
    contexto = {
        "expediente": expediente,
        "acceso": selectors.acceso_de(expediente),
        "resumen": selectors.resumen(expediente),
        "tramite": anios(expediente.serie.anios_tramite),
        "concentracion": anios(expediente.serie.anios_concentracion),
        "por_validar": POR_VALIDAR,
        "piezas": piezas,
        "numero": numero,
        "hay_mas": hay_mas,
        "pasos": pasos(usuario, expediente),
        "asunto_reservado": ASUNTO_RESERVADO,
        "asientos": del_registro(REGISTRO, expediente.pk),
    }
    return render(request, "archivo/expediente.html", contexto)


@require_safe
def caratula(request: HttpRequest, pk: int) -> HttpResponse:
    """The cover, as it would be printed now."""
    expediente = get_object_or_404(selectors.expediente_para(persona(request)), pk=pk)
    contenido = impresos.caratula(expediente, request.build_absolute_uri("/"))
    return entregar_impreso(contenido, f"caratula-{a_slug(expediente.codigo)}.pdf")
