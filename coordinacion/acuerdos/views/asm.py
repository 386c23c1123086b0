"""Follow-up tables of evaluations: upload → what would change → apply → the table, exported."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from coordinacion.acuerdos import impresos_asm
from coordinacion.acuerdos.forms.asm import SubirTablaForm
from coordinacion.acuerdos.models import TablaAsm
from coordinacion.acuerdos.permisos_asm import puede_importar, puede_ver
from coordinacion.acuerdos.selectors import asm as selectors
from coordinacion.acuerdos.services.asm import aplicar_archivo, revisar, subir
from coordinacion.nucleo import reloj
from coordinacion.nucleo.vistas import XLSX, VistaDeVerbo
from coordinacion.organizacion.vistas import persona
from workflows import motor

DE_LA_LISTA = 25


class Subir(VistaDeVerbo[SubirTablaForm]):
    """The tables, the person's files, and the form that hands one in."""

    form_class = SubirTablaForm
    template_name = "acuerdos/asm_lista.html"
    titulo = "Aspectos susceptibles de mejora"
    boton = "Revisar tabla"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        actor = persona(request)
        if not (puede_importar(actor) if request.method == "POST" else puede_ver(actor)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def ejecutar(self, form: SubirTablaForm) -> str:
        archivo = form.cleaned_data["archivo"]
        return subir(
            persona(self.request),
            archivo.name or "archivo",
            archivo.read(),
            clave_envio=form.cleaned_data["clave_envio"],
        ).get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor = persona(self.request)
        paginas = Paginator(selectors.tablas(actor), DE_LA_LISTA)
        return super().get_context_data(
            pagina=paginas.get_page(self.request.GET.get("pagina")),
            archivos=selectors.archivos(actor)[:DE_LA_LISTA],
            puede_importar=puede_importar(actor),
            **kwargs,
        )


@require_safe
def archivo(request: HttpRequest, pk: int) -> HttpResponse:
    """What a file says and what it would change; once applied, what it did."""
    actor = persona(request)
    subido = selectors.archivos(actor).get(pk=pk)
    contexto: dict[str, Any] = {"subido": subido}
    if subido.aplicado_en is None:
        contexto["informe"] = revisar(actor, subido.archivo, bytes(subido.contenido))
    return render(request, "acuerdos/asm_archivo.html", contexto)


@require_POST
def aplicar(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what the file says."""
    subido = motor.con_compromisos(
        aplicar_archivo, lambda uno: selectors.compromisos_de(uno.tabla), persona(request), pk
    )
    messages.success(request, "La tabla quedó registrada.")
    return redirect(subido)


@require_safe
def tabla(request: HttpRequest, pk: int) -> HttpResponse:
    """The table as its records say it now, each row with its commitment."""
    una = _visible(request, pk)
    contexto = {"tabla": una, "aspectos": selectors.aspectos_de(una)}
    return render(request, "acuerdos/asm_tabla.html", contexto)


@require_safe
def hoja(request: HttpRequest, pk: int) -> HttpResponse:
    """The table in the official columns, as a spreadsheet."""
    una = _visible(request, pk)
    contenido = impresos_asm.hoja(selectors.como_tabla(una, selectors.aspectos_de(una)))
    return _descarga(contenido, XLSX, f"asm-{una.pk}-{reloj.hoy().isoformat()}.xlsx")


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The table in the official columns, to print."""
    una = _visible(request, pk)
    leida = selectors.como_tabla(una, selectors.aspectos_de(una))
    contenido = impresos_asm.pdf(leida, persona(request).nombre_completo)
    return _descarga(contenido, "application/pdf", f"asm-{una.pk}-{reloj.hoy().isoformat()}.pdf")


def _visible(request: HttpRequest, pk: int) -> TablaAsm:
    return selectors.tablas(persona(request)).get(pk=pk)


def _descarga(contenido: bytes, tipo: str, nombre: str) -> HttpResponse:
    respuesta = HttpResponse(contenido, content_type=tipo)
    respuesta["Content-Disposition"] = f'attachment; filename="{nombre}"'
    return respuesta
