"""The minutes of a meeting, which carry what was agreed at it."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from coordinacion.acuerdos import selectors
from coordinacion.acuerdos.impresos import para_la_minuta
from coordinacion.documentos.views import entregar, entregar_impreso
from coordinacion.nucleo.folios import a_slug
from coordinacion.organizacion.vistas import persona
from coordinacion.vinculacion import impresos
from coordinacion.vinculacion.permisos import puede_ver
from coordinacion.vinculacion.selectors.reuniones import reunion_para


@require_safe
def ver(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The signed minutes, or the sheet to be signed; only the unit has the second."""
    usuario = persona(request)
    reunion = get_object_or_404(reunion_para(usuario), pk=pk)
    if reunion.minuta is not None:
        return entregar(reunion.minuta)
    if not puede_ver(usuario) or reunion.celebrada_en is None:
        raise Http404
    acuerdos = para_la_minuta(selectors.de_la_minuta(usuario, reunion))
    pdf = impresos.minuta(reunion, request.build_absolute_uri("/"), acuerdos)
    return entregar_impreso(pdf, f"minuta-{a_slug(reunion.folio)}.pdf")
