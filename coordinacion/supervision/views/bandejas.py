"""The trays and the search. Everything that a page shows is in its address."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from coordinacion.canalizacion.permisos import puede_adoptar
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles
from coordinacion.organizacion.vistas import persona
from coordinacion.supervision.bandejas import BUSQUEDA, Bandeja, clave_de_inicio
from coordinacion.supervision.filas import accion_siguiente
from coordinacion.supervision.momento import Momento
from coordinacion.supervision.reglas import sin_vacios
from coordinacion.supervision.selectors import cartas, pendientes, turnos
from coordinacion.supervision.views.acceso import exigir_bandejas, la_bandeja, la_lista
from coordinacion.supervision.views.listado import Listado
from workflows import asignacion
from workflows.permisos import puede_tomar


@require_safe
def inicio(request: HttpRequest) -> HttpResponse:
    """The tray that opens first for the person's roles."""
    exigir_bandejas(persona(request))
    return redirect("bandejas:ver", clave_de_inicio(papeles(persona(request))))


@require_safe
def ver(request: HttpRequest, clave: str) -> HttpResponse:
    """One tray. 404 when it does not exist, 403 when it is not of the person's roles."""
    usuario = persona(request)
    return _pagina(request, usuario, la_bandeja(usuario, clave))


@require_safe
def buscar(request: HttpRequest) -> HttpResponse:
    """Letters by folio, office number, sender or subject, among all that the person may list."""
    usuario = persona(request)
    exigir_bandejas(usuario)
    return _pagina(request, usuario, BUSQUEDA)


@require_safe
def filtros(request: HttpRequest, clave: str) -> HttpResponse:
    """The filter panel of a tray or of the search, read when it is opened: its lists weigh more
    than the rest of the page. Without scripts it is a page of its own."""
    usuario = persona(request)
    bandeja = la_lista(usuario, clave)
    contexto = {"listado": Listado(usuario, bandeja, request.GET), "bandeja": bandeja}
    plantilla = "_campos" if request.headers.get("HX-Request") else "filtros"
    return render(request, f"supervision/{plantilla}.html", contexto)


@require_POST
def siguiente(request: HttpRequest) -> HttpResponse:
    """Take the soonest due letter that waits for the person, and open it at its next step."""
    usuario = persona(request)
    if not puede_tomar(usuario):
        raise PermissionDenied
    esperan = pendientes.esperan_a(usuario, Momento.actual())
    carta = asignacion.siguiente(usuario, esperan, pendientes.por_vencer(de="carta__"))
    if carta is None:
        messages.info(request, "No hay asuntos que esperen una acción de usted.")
        return redirect("bandejas:inicio")
    messages.info(request, f"Usted tiene el asunto {carta.folio} durante 30 minutos.")
    carta = cartas.para_actuar(usuario, carta.pk)
    return redirect(accion_siguiente(carta, turnos.por_revisar_de(carta), usuario).url)


def _pagina(request: HttpRequest, usuario: Usuario, bandeja: Bandeja) -> HttpResponse:
    """The page, or its clean address when the form sent empty fields."""
    limpio = sin_vacios(dict(request.GET.lists()))
    if len(limpio) < len(request.GET):
        return redirect(f"{request.path}?{_consulta(limpio)}" if limpio else request.path)
    listado = Listado(usuario, bandeja, request.GET)
    contexto = {
        "listado": listado,
        "bandeja": bandeja,
        "ordenes": listado.columnas,
        "ordinales": listado.momento.ordinales,
        "puede_tomar": puede_tomar(usuario),
        "adopta": puede_adoptar(usuario),
    }
    return render(request, "supervision/bandeja.html", contexto)


def _consulta(pedido: dict[str, list[str]]) -> str:
    consulta = QueryDict(mutable=True)
    for clave, valores in pedido.items():
        consulta.setlist(clave, valores)
    return consulta.urlencode()
