"""Upload → report without writing → apply → progress that can be left → result."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from coordinacion.carga import permisos, selectors
from coordinacion.carga.forms import SubirForm
from coordinacion.carga.models import Importacion, RenglonImportado
from coordinacion.carga.services import pedidos
from coordinacion.carga.tasks import atender_importaciones
from coordinacion.nucleo.celdas import libro_xlsx
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia
from coordinacion.nucleo.vistas import VistaDeVerbo
from coordinacion.organizacion.vistas import persona

POR_PAGINA = 100
DE_LA_LISTA = 25
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Resultado = RenglonImportado.Resultado


class Subir(VistaDeVerbo[SubirForm]):
    """The person's imports, and the form that starts one."""

    form_class = SubirForm
    template_name = "carga/lista.html"
    titulo = "Importar asuntos"
    boton = "Revisar archivo"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        actor = persona(request)
        sube = request.method == "POST"
        if not (permisos.puede_importar(actor) if sube else permisos.puede_ver(actor)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def ejecutar(self, form: SubirForm) -> str:
        archivo = form.cleaned_data["archivo"]
        importacion = pedidos.pedir(
            persona(self.request),
            archivo.name or "archivo",
            archivo.read(),
            clave_envio=form.cleaned_data["clave_envio"],
            columnas=form.columnas,
            fijos=form.fijos,
        )
        _despertar()
        return importacion.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor = persona(self.request)
        paginas = Paginator(selectors.de_la_persona(actor), DE_LA_LISTA)
        return super().get_context_data(
            pagina=paginas.get_page(self.request.GET.get("pagina")),
            puede_importar=permisos.puede_importar(actor),
            **kwargs,
        )


@require_safe
def ver(request: HttpRequest, pk: int) -> HttpResponse:
    """The report of one import, row by row."""
    importacion = selectors.visible(persona(request), pk)
    return render(request, "carga/ver.html", _contexto(request, importacion))


@require_safe
def avance(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the page that changes while a worker has the file."""
    importacion = selectors.visible(persona(request), pk)
    contexto = _contexto(request, importacion) | {"por_decir": not importacion.esta_en_curso}
    return render(request, "carga/_avance.html", contexto)


@require_safe
def informe(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole report as a spreadsheet, every text as text."""
    importacion = selectors.visible(persona(request), pk)
    libro = libro_xlsx("Informe", selectors.ENCABEZADOS, selectors.filas_del_informe(importacion))
    respuesta = HttpResponse(libro, content_type=XLSX)
    respuesta["Content-Disposition"] = f'attachment; filename="informe-{importacion.pk}.xlsx"'
    return respuesta


@require_POST
def aplicar(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask that the file be written."""
    importacion = pedidos.pedir_aplicar(persona(request), pk)
    _despertar()
    return redirect(importacion)


def _despertar() -> None:
    """Wake a worker up after the commit; if the queue is down, the beat finds what waits."""
    transaction.on_commit(lambda: atender_importaciones.delay(), robust=True)


def _contexto(request: HttpRequest, importacion: Importacion) -> dict[str, Any]:
    cuentas = selectors.cuentas(importacion)
    pedido = request.GET.get("resultado", "")
    elegido = pedido if pedido in Resultado.values else ""
    if "resultado" not in request.GET and cuentas.get(Resultado.ERROR):
        elegido = Resultado.ERROR.value
    hechos, total = selectors.avance(importacion)
    paginas = Paginator(selectors.renglones(importacion, elegido), POR_PAGINA)
    pagina = paginas.get_page(request.GET.get("pagina"))
    return {
        "importacion": importacion,
        "pestanas": [_pestana(importacion, r, cuentas, elegido) for r in ("", *Resultado)],
        "pagina": pagina,
        "renglones": [(fila, selectors.como_queda(fila)) for fila in pagina],
        "hechos": hechos,
        "total": total,
        "por_estado": _por_estado(importacion),
        "se_aplica": _se_aplica(request, importacion),
    }


def _por_estado(importacion: Importacion) -> list[tuple[str, int]]:
    dichos = importacion.resumen.get("por_estado", {})
    return [(EstadoCorrespondencia(estado).label, cuantos) for estado, cuantos in dichos.items()]


def _se_aplica(request: HttpRequest, importacion: Importacion) -> bool:
    lista = importacion.estado == Importacion.Estado.REVISADA
    sirve = bool(importacion.resumen.get("entran")) and not importacion.resumen.get("errores")
    return lista and sirve and importacion.actor_id == persona(request).pk


def _pestana(
    importacion: Importacion, uno: str, cuentas: dict[str, int], elegido: str
) -> dict[str, object]:
    url = reverse("importar:ver", args=[importacion.pk])
    return {
        "url": f"{url}?resultado={uno or 'todos'}",
        "texto": Resultado(uno).label if uno else "Todos",
        "cuenta": cuentas.get(uno, 0) if uno else sum(cuentas.values()),
        "actual": uno == elegido,
        "alerta": uno == Resultado.ERROR,
    }
