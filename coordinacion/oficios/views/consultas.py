"""The minutario, one oficio, its sheet and its acuse."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from coordinacion.bitacora.selectors import del_registro
from coordinacion.correspondencia.services import dejar_constancia_de_consulta
from coordinacion.correspondencia.views.comun import quien_lista
from coordinacion.documentos.views import entregar, entregar_impreso
from coordinacion.nucleo.cuentas import TOPE
from coordinacion.nucleo.etiquetas import ASUNTO_RESERVADO, EstadoOficio, VerboOficio
from coordinacion.nucleo.folios import a_slug
from coordinacion.nucleo.tecleado import entero
from coordinacion.oficios import impresos, selectors
from coordinacion.oficios.forms import FiltroForm
from coordinacion.oficios.models import Oficio
from coordinacion.oficios.permisos import puede
from coordinacion.oficios.selectors.minutario import pagina_de, por_hacer
from coordinacion.oficios.selectors.recordatorios import recordados_en
from coordinacion.oficios.services.comun import REGISTRO
from coordinacion.oficios.views.pasos import pasos
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import persona

FILTROS = ("estado", "clase", "anio", "institucion", "q")


@require_safe
def lista(request: HttpRequest) -> HttpResponse:
    """The oficios of the unit by number, with what is still to be done about them in tabs."""
    usuario = quien_lista(request)
    filtros = {campo: request.GET.get(campo, "") for campo in FILTROS}
    numero = max(entero(request.GET.get("pagina")), 1)
    filas, hay_mas = pagina_de(selectors.minutario(usuario, filtros), numero)
    contexto = {
        "filas": filas,
        "numero": numero,
        "hay_mas": hay_mas,
        "form": FiltroForm(request.GET),
        "pestanas": _pestanas(usuario, filtros["estado"]),
        "con_filtros": any(filtros[campo] for campo in FILTROS if campo != "estado"),
        "asunto_reservado": ASUNTO_RESERVADO,
        "puede_elaborar": puede(usuario, VerboOficio.ELABORAR),
        "puede_acusar": puede(usuario, VerboOficio.ACUSAR),
    }
    return render(request, "oficios/lista.html", contexto)


def _pestanas(usuario: Usuario, actual: str) -> list[dict[str, Any]]:
    cuentas = por_hacer(usuario)
    lista_ = reverse("oficio:lista")
    todos = {"texto": "Minutario", "url": lista_, "actual": actual not in EstadoOficio.values}
    return [
        todos,
        *(
            {
                "texto": uno.label,
                "url": f"{lista_}?estado={uno}",
                "actual": actual == uno,
                "cuenta": cuentas.get(uno),
                "tope": TOPE,
            }
            for uno in EstadoOficio
        ),
    ]


@require_safe
def ver(request: HttpRequest, pk: int) -> HttpResponse:
    """One oficio, whole, and what this person may do with it."""
    usuario = persona(request)
    oficio = _oficio(usuario, pk)
    contexto = {
        "oficio": oficio,
        "pasos": pasos(usuario, oficio),
        "recordados": recordados_en(oficio),
        "asunto_reservado": ASUNTO_RESERVADO,
        "asientos": del_registro(REGISTRO, oficio.pk),
    }
    return render(request, "oficios/oficio.html", contexto)


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The sheet: as it was signed, or as it would be printed now."""
    oficio = _oficio(persona(request), pk)
    if oficio.impreso is not None:
        return entregar(oficio.impreso)
    contenido = impresos.oficio(oficio, request.build_absolute_uri("/"))
    return entregar_impreso(contenido, f"oficio-{a_slug(str(oficio))}.pdf")


@require_safe
def acuse(request: HttpRequest, pk: int) -> FileResponse:
    """The stamped sheet, digitised."""
    oficio = _oficio(persona(request), pk)
    if oficio.acuse is None:
        raise Http404
    return entregar(oficio.acuse)


def _oficio(usuario: Usuario, pk: int) -> Oficio:
    """The oficio, if `usuario` may read it; of a reserved letter, the reading leaves its trace."""
    oficio = get_object_or_404(selectors.oficio_para(usuario), pk=pk)
    if oficio.carta is not None:
        dejar_constancia_de_consulta(usuario, oficio.carta)
    return oficio
