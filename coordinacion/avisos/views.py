"""The page behind the bell, and that of the outgoing mail."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from coordinacion.avisos import selectors, services
from coordinacion.avisos.permisos import puede_ver_el_correo
from coordinacion.nucleo.tecleado import entero
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import persona

POR_PAGINA = 50


@require_safe
def lista(request: HttpRequest) -> HttpResponse:
    """The person's notices, newest first."""
    paginas = Paginator(selectors.de_la_persona(persona(request)), POR_PAGINA)
    return render(
        request, "avisos/lista.html", {"pagina": paginas.get_page(request.GET.get("pagina"))}
    )


@require_POST
def leer(request: HttpRequest) -> HttpResponse:
    """Mark the given notices as read, or all of the person's when none is given."""
    services.marcar_leidos(persona(request), _pedidos(request.POST, "aviso"))
    return redirect("avisos:lista")


@require_safe
def correo(request: HttpRequest) -> HttpResponse:
    """Mails that could not be sent, with the reason of each."""
    _exigir(persona(request))
    paginas = Paginator(selectors.detenidos(), POR_PAGINA)
    contexto = {
        "pagina": paginas.get_page(request.GET.get("pagina")),
        "situacion": selectors.situacion_del_correo(),
    }
    return render(request, "avisos/correo_saliente.html", contexto)


@require_POST
def reintentar(request: HttpRequest) -> HttpResponse:
    """Put the given mails back to be sent, or all that stopped when none is given."""
    usuario = persona(request)
    _exigir(usuario)
    cuantos = services.reintentar(usuario, _pedidos(request.POST, "correo"))
    if cuantos:
        correos = "1 correo" if cuantos == 1 else f"{cuantos} correos"
        messages.success(request, f"Se puso en camino {correos}. Vuelva en un minuto a ver.")
    else:
        messages.info(request, "No había nada detenido que reintentar.")
    return redirect("avisos:correo")


def _exigir(usuario: Usuario) -> None:
    if not puede_ver_el_correo(usuario):
        raise PermissionDenied


def _pedidos(enviado: QueryDict, campo: str) -> list[int] | None:
    """The keys given; None when none was, which means all. Nonsense is nobody's key."""
    pedidos = enviado.getlist(campo)
    return [numero for uno in pedidos if (numero := entero(uno))] if pedidos else None
