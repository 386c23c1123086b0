"""The page behind the bell."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from coordinacion.avisos import selectors, services
from coordinacion.organizacion.vistas import persona

POR_PAGINA = 50


@require_GET
def lista(request: HttpRequest) -> HttpResponse:
    """The person's notices, newest first."""
    paginas = Paginator(selectors.de_la_persona(persona(request)), POR_PAGINA)
    return render(
        request, "avisos/lista.html", {"pagina": paginas.get_page(request.GET.get("pagina"))}
    )


@require_POST
def leer(request: HttpRequest) -> HttpResponse:
    """Mark the given notices as read, or all of the person's when none is given."""
    pedidos = request.POST.getlist("aviso")
    ids = [int(uno) for uno in pedidos if uno.isascii() and uno.isdigit() and len(uno) < 19]
    services.marcar_leidos(persona(request), ids if pedidos else None)
    return redirect("avisos:lista")
