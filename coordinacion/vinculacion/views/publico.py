"""What anybody may read of a table, without signing in: only what was marked public."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from coordinacion.documentos.views import entregar_impreso
from coordinacion.nucleo.folios import a_slug
from coordinacion.vinculacion import impresos
from coordinacion.vinculacion.selectors import mesas as selectors
from coordinacion.vinculacion.views.calendario import dentro_del_limite

Vista = Callable[..., HttpResponse]


def publica(vista: Vista) -> Vista:
    """A page of anybody: counted, and kept out of the indexes of searchers."""

    @login_not_required
    @require_safe
    @wraps(vista)
    def con_cuidado(request: HttpRequest, pk: int) -> HttpResponse:
        if not dentro_del_limite(request, "publico"):
            return render(request, "429.html", status=429)
        respuesta = vista(request, pk)
        respuesta.headers["X-Robots-Tag"] = "noindex, nofollow"
        return respuesta

    return con_cuidado


@publica
def mesa(request: HttpRequest, pk: int) -> HttpResponse:
    """The summary of a table, with the opinions that go with it."""
    la_mesa = get_object_or_404(selectors.mesas_publicas(), pk=pk)
    contexto = {
        "mesa": la_mesa,
        "sesiones": selectors.fechas_publicas(la_mesa),
        "opiniones": selectors.opiniones_de(la_mesa).filter(publica=True),
    }
    return render(request, "vinculacion/mesa_publica.html", contexto)


@publica
def mesa_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The same, to be printed."""
    la_mesa = get_object_or_404(selectors.mesas_publicas(), pk=pk)
    url = request.build_absolute_uri(reverse("publico:mesa", args=[pk]))
    pdf = impresos.resumen_publico(la_mesa, url)
    return entregar_impreso(pdf, f"mesa-{a_slug(la_mesa.folio)}.pdf")
