"""The acta de entrega-recepción: on screen, on paper and as a spreadsheet."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coordinacion.documentos.views import entregar_impreso
from coordinacion.nucleo.etiquetas import VerboRelevo
from coordinacion.nucleo.vistas import INVALIDO
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles
from coordinacion.organizacion.vistas import persona
from coordinacion.relevos import impresos
from coordinacion.relevos.forms.acta import ActaForm
from coordinacion.relevos.selectors.acta import TOPE, pendientes
from coordinacion.relevos.views.comun import pestanas

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
A_LA_VISTA = 200


@require_safe
def ver(request: HttpRequest) -> HttpResponse:
    """What would be handed over, and the ways to take it."""
    actor = _quien_entrega(request)
    form = _form(request, actor)
    contexto: dict[str, object] = {
        "form": form,
        "pestanas": pestanas(actor, "acta"),
        "verbo": VerboRelevo.LEVANTAR_ACTA.label,
    }
    if form.is_bound and form.is_valid():
        renglones = pendientes(actor, form.de(), form.cleaned_data["corte"])
        contexto |= {
            "lista": True,
            "renglones": renglones[:A_LA_VISTA],
            "total": len(renglones),
            "tope": TOPE,
            "consulta": request.GET.urlencode(),
        }
    estado = INVALIDO if form.errors else 200
    return render(request, "relevos/acta.html", contexto, status=estado)


@require_safe
def pdf(request: HttpRequest) -> HttpResponse:
    """The acta to be signed."""
    actor = _quien_entrega(request)
    form = _form(request, actor)
    if not form.is_valid():
        return ver(request)
    datos = form.cleaned_data
    renglones = pendientes(actor, form.de(), datos["corte"])
    hoja = impresos.pdf(actor, form.de(), datos["corte"], renglones, recibe=datos["recibe"])
    return entregar_impreso(hoja, f"acta-{datos['corte']:%Y-%m-%d}.pdf")


@require_safe
def xlsx(request: HttpRequest) -> HttpResponse:
    """The same rows, to work on them."""
    actor = _quien_entrega(request)
    form = _form(request, actor)
    if not form.is_valid():
        return ver(request)
    corte = form.cleaned_data["corte"]
    libro = impresos.xlsx(pendientes(actor, form.de(), corte))
    respuesta = HttpResponse(libro, content_type=XLSX)
    respuesta["Content-Disposition"] = f'attachment; filename="acta-{corte:%Y-%m-%d}.xlsx"'
    return respuesta


def _form(request: HttpRequest, actor: Usuario) -> ActaForm:
    return ActaForm(actor, request.GET or None, initial={"persona": actor.pk})


def _quien_entrega(request: HttpRequest) -> Usuario:
    actor = persona(request)
    mis = papeles(actor)
    if not (mis.unidad or mis.por_institucion):
        raise PermissionDenied
    return actor
