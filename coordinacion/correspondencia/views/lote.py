"""The batch of scans: files come in one by one, and are put in order before being registered."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.files import File
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from coordinacion.correspondencia import selectors
from coordinacion.correspondencia.views.comun import de_la_mesa, lote, numero, tira
from coordinacion.documentos import services
from coordinacion.documentos.models import Documento
from coordinacion.documentos.selectors import lote_de
from coordinacion.documentos.views import entregar
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.vistas import INVALIDO
from coordinacion.organizacion.models import Usuario


@require_POST
def subir(request: HttpRequest) -> HttpResponse:
    """Keep files in the person's batch: one by one with JSON, or all those of a plain form."""
    actor = de_la_mesa(request)
    if "archivo" in request.FILES:
        return _subir_uno(actor, request.FILES.getlist("archivo")[0])
    for uno in request.FILES.getlist("archivos"):
        try:
            services.guardar(actor, uno, clase=Documento.Clase.LOTE)
        except DatoInvalido as error:
            messages.error(request, error.mensaje)
    return redirect("registro:mesa")


def _subir_uno(actor: Usuario, archivo: File[bytes]) -> JsonResponse:
    try:
        documento = services.guardar(actor, archivo, clase=Documento.Clase.LOTE)
    except DatoInvalido as error:
        return JsonResponse({"error": error.mensaje}, status=INVALIDO)
    return JsonResponse({"id": documento.pk}, status=201)


@require_GET
def lista(request: HttpRequest) -> HttpResponse:
    """The batch as it is now; the first file of an empty desk comes before the eyes at once."""
    actor = de_la_mesa(request)
    visto = selectors.del_lote(actor, numero(request.GET.get("documento")))
    if visto is None:
        return _con_visor(request, actor, selectors.siguiente_del_lote(actor, None))
    contexto = {**tira(actor), **lote(actor, visto)}
    return render(request, "correspondencia/mesa/_lote_y_tira.html", contexto)


@require_GET
def documento(request: HttpRequest, pk: int) -> FileResponse:
    """A file of one's own batch."""
    return entregar(get_object_or_404(lote_de(de_la_mesa(request)), pk=pk))


@require_POST
def separar(request: HttpRequest) -> HttpResponse:
    """Split one file at the pages that each new letter begins with."""
    actor = de_la_mesa(request)
    original = get_object_or_404(lote_de(actor), pk=numero(request.POST.get("documento")))
    try:
        partes = services.separar(actor, original, _paginas(request.POST.get("cortes", "")))
    except DatoInvalido as error:
        return _con_visor(request, actor, original, error)
    return _con_visor(request, actor, partes[0])


@require_POST
def unir(request: HttpRequest) -> HttpResponse:
    """Join the marked files, in the order of the batch."""
    actor = de_la_mesa(request)
    visto = selectors.del_lote(actor, numero(request.POST.get("documento")))
    marcados = {pk for valor in request.POST.getlist("documentos") if (pk := numero(valor))}
    try:
        unido = services.unir(actor, _en_orden(lote_de(actor), marcados))
    except DatoInvalido as error:
        return _con_visor(request, actor, visto, error)
    return _con_visor(request, actor, unido)


@require_POST
def descartar(request: HttpRequest) -> HttpResponse:
    """Take the file before the eyes out of the batch; the next one comes in its place."""
    actor = de_la_mesa(request)
    fuera = get_object_or_404(lote_de(actor), pk=numero(request.POST.get("documento")))
    services.descartar_lote(actor, fuera)
    return _con_visor(request, actor, selectors.siguiente_del_lote(actor, fuera))


def _en_orden(todos: Iterable[Documento], marcados: set[int]) -> list[Documento]:
    return [uno for uno in todos if uno.pk in marcados]


def _paginas(texto: str) -> list[int]:
    """`3, 5` → the pages that begin a new part. Raises `DatoInvalido`."""
    partes = texto.replace(";", ",").replace(" ", ",").split(",")
    paginas = [numero(parte) for parte in partes if parte]
    if not paginas or None in paginas:
        raise DatoInvalido({"cortes": "Anote las páginas con números: 3, 5."})
    return [pagina for pagina in paginas if pagina is not None]


def _con_visor(
    request: HttpRequest,
    actor: Usuario,
    visto: Documento | None,
    error: DatoInvalido | None = None,
) -> HttpResponse:
    """The batch redrawn with the file before the eyes, and why something was refused."""
    if not request.headers.get("HX-Request"):
        if error is not None:
            messages.error(request, error.mensaje)
        return redirect("registro:mesa")
    contexto = {
        **tira(actor),
        **lote(actor, visto),
        "error_lote": error.mensaje if error else "",
    }
    estado = INVALIDO if error else 200
    return render(request, "correspondencia/mesa/_lote_y_visor.html", contexto, status=estado)
