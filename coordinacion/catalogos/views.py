"""Screens of the catalogues: index, list, create, edit, take out of use, validate a rule."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Model
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coordinacion.nucleo.errores import ErrorDeDominio
from coordinacion.nucleo.vistas import CONFLICTO, INVALIDO, volcar
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.selectors import Corrimiento
from coordinacion.plazos.services import validar_regla

from . import selectors, services
from .catalogo import Catalogo, Fila, Hijo
from .forms import BusquedaForm
from .permisos import puede_administrar, puede_validar
from .registro import CATALOGOS, GRUPOS

POR_PAGINA = 50
RELACIONADOS_A_LA_VISTA = 25

P = ParamSpec("P")


class Peticion(HttpRequest):
    """A request whose person is signed in and holds the role."""

    user: Usuario


Vista = Callable[Concatenate[Peticion, P], HttpResponse]


def solo_si(puede: Callable[[Usuario], bool]) -> Callable[[Vista[P]], Vista[P]]:
    """403 for the people for whom `puede` says no."""

    def decorar(vista: Vista[P]) -> Vista[P]:
        @wraps(vista)
        def con_permiso(request: Peticion, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not puede(request.user):
                raise PermissionDenied
            return vista(request, *args, **kwargs)

        return con_permiso

    return decorar


@dataclass(frozen=True)
class Relacionado:
    """The rows of another catalogue that belong to the one on the page."""

    catalogo: Catalogo
    filas: list[Fila]
    total: int
    consulta: str


@require_safe
@solo_si(puede_administrar)
def indice(request: Peticion) -> HttpResponse:
    """Every catalogue, by group."""
    grupos = {
        nombre: [uno for uno in catalogos if uno.en_indice] for nombre, catalogos in GRUPOS.items()
    }
    return render(request, "catalogos/indice.html", {"grupos": grupos})


@require_safe
@solo_si(puede_administrar)
def lista(request: Peticion, catalogo: str) -> HttpResponse:
    """Rows of a catalogue, by text and filters, in pages."""
    return _lista(request, _catalogo(catalogo))


@require_safe
@solo_si(puede_validar)
def reglas(request: Peticion) -> HttpResponse:
    """Term rules, for whoever may validate them although they keep no catalogue."""
    return _lista(request, CATALOGOS["reglas"])


def _lista(request: Peticion, este: Catalogo) -> HttpResponse:
    busqueda = BusquedaForm(este.modelo, este.filtros, este.baja, request.GET)
    filas = este.filas()
    if busqueda.is_valid():
        filas = selectors.filtrar(filas, busqueda.valores(), este.busqueda, busqueda.texto())
    pagina: Page[Any] = Paginator(filas, POR_PAGINA).get_page(request.GET.get("pagina"))
    contexto = {
        "catalogo": este,
        "busqueda": busqueda,
        "pagina": pagina,
        "filas": este.para_listar(pagina),
        "edita": puede_administrar(request.user),
    }
    return render(request, "catalogos/lista.html", contexto)


@require_http_methods(["GET", "HEAD", "POST"])
@solo_si(puede_administrar)
def nuevo(request: Peticion, catalogo: str) -> HttpResponse:
    """Create a row; the address may carry whose it will be."""
    este = _catalogo(catalogo)
    if not este.nuevo:
        raise Http404
    formulario = este.formulario(request.POST or None, initial=request.GET.dict())
    return _atender(request, este, formulario, {})


@require_http_methods(["GET", "HEAD", "POST"])
@solo_si(puede_administrar)
def editar(request: Peticion, catalogo: str, pk: str) -> HttpResponse:
    """Edit a row, and see those of other catalogues that belong to it."""
    este = _catalogo(catalogo)
    registro = _registro(este, pk)
    [fila] = este.para_listar([registro])
    contexto = {
        "registro": registro,
        "titulo": str(registro),
        "datos": fila.celdas,
        "en_uso": getattr(registro, este.baja) if este.baja else None,
        "relacionados": _relacionados(este, registro),
        "edita": True,
    }
    formulario = (este.edicion or este.formulario)(request.POST or None, instance=registro)
    return _atender(request, este, formulario, contexto)


@require_POST
@solo_si(puede_administrar)
def uso(request: Peticion, catalogo: str, pk: str) -> HttpResponse:
    """Take a row out of use or put it back (`en_uso` 0 or 1)."""
    este = _catalogo(catalogo)
    if not este.baja:
        raise Http404
    registro = _registro(este, pk)
    en_uso = request.POST.get("en_uso") == "1"
    try:
        services.cambiar_uso(request.user, este.titulo, registro, este.baja, en_uso=en_uso)
    except ErrorDeDominio as error:
        messages.error(request, error.mensaje)
    else:
        hecho = "volvió a estar en uso" if en_uso else "se dio de baja"
        deja = "" if en_uso else _trabajo_que_deja(request, registro)
        messages.success(request, f"«{registro}» {hecho}. {deja}".strip())
    return redirect("catalogos:editar", este.clave, registro.pk)


def _trabajo_que_deja(request: Peticion, registro: Model) -> str:
    if not isinstance(registro, Usuario):
        return ""
    return services.trabajo_que_deja(request.user, registro)


@require_POST
@solo_si(puede_administrar)
def quitar(request: Peticion, catalogo: str, pk: str) -> HttpResponse:
    """Take a row away for good, where the catalogue lets one."""
    este = _catalogo(catalogo)
    if este.quitar is None:
        raise Http404
    registro = _registro(este, pk)
    aviso = este.quitar(request.user, este.titulo, registro)
    messages.success(request, f"Se quitó «{registro}». {aviso}".strip())
    return redirect("catalogos:lista", este.clave)


@require_http_methods(["GET", "HEAD", "POST"])
@solo_si(puede_validar)
def validar(request: Peticion, pk: int) -> HttpResponse:
    """Put one's name behind a term rule, after reading what it says."""
    este = CATALOGOS["reglas"]
    regla = _registro(este, str(pk))
    if request.method == "POST":
        try:
            validar_regla(request.user, regla)
        except ErrorDeDominio as error:
            messages.error(request, error.mensaje)
        else:
            messages.success(request, f"Validó la regla «{regla}».")
        return redirect("catalogos:reglas")
    contexto = {"catalogo": este, "regla": regla, "edita": puede_administrar(request.user)}
    return render(request, "catalogos/validar.html", contexto)


def _catalogo(clave: str) -> Catalogo:
    if clave not in CATALOGOS:
        raise Http404
    return CATALOGOS[clave]


def _registro(catalogo: Catalogo, pk: str) -> Any:
    registro = selectors.una(catalogo.filas(), pk)
    if registro is None:
        raise Http404
    return registro


def _formulario(
    request: Peticion, catalogo: Catalogo, formulario: ModelForm[Any], contexto: dict[str, Any]
) -> HttpResponse:
    contexto |= {"catalogo": catalogo, "form": formulario, "vuelta": _vuelta(request, catalogo)}
    estado = INVALIDO if formulario.errors else CONFLICTO if "previstos" in contexto else 200
    return render(request, "catalogos/formulario.html", contexto, status=estado)


def _atender(
    request: Peticion, catalogo: Catalogo, formulario: ModelForm[Any], contexto: dict[str, Any]
) -> HttpResponse:
    """Show the form; or save what it says, once the person has seen what that moves."""
    if request.method == "POST" and formulario.is_valid():
        try:
            previstos = _sin_confirmar(request, catalogo, formulario)
            if not previstos:
                _guardar(request, catalogo, formulario)
                return redirect(_vuelta(request, catalogo))
            contexto |= {"previstos": previstos, "visto": _lo_dicho(formulario)}
            contexto["total_previsto"] = sum(uno.cuantos for uno in previstos)
        except ErrorDeDominio as error:
            volcar(formulario, error)
    return _formulario(request, catalogo, formulario, contexto)


def _sin_confirmar(
    request: Peticion, catalogo: Catalogo, formulario: ModelForm[Any]
) -> Sequence[Corrimiento]:
    """What saving would move, unless the second button was pressed with these same data."""
    if catalogo.ensayar is None or request.POST.get("visto") == _lo_dicho(formulario):
        return []
    registro = formulario.save(commit=False)
    return catalogo.ensayar(request.user, registro, formulario.cleaned_data)


def _lo_dicho(formulario: ModelForm[Any]) -> str:
    dicho = repr([(campo.name, campo.data) for campo in formulario])
    return sha256(dicho.encode()).hexdigest()


def _guardar(request: Peticion, catalogo: Catalogo, formulario: ModelForm[Any]) -> None:
    registro = formulario.save(commit=False)
    aviso = catalogo.guardar(request.user, catalogo.titulo, registro, formulario.cleaned_data)
    messages.success(request, f"Se guardó «{registro}». {aviso}".strip())


def _vuelta(request: Peticion, catalogo: Catalogo) -> str:
    """The page of the owner that the address names, or the list of the catalogue."""
    for duenio in CATALOGOS.values():
        for hijo in duenio.hijos:
            pk = request.GET.get(hijo.campo, "")
            if hijo.catalogo == catalogo.clave and pk.isascii() and pk.isalnum():
                return reverse("catalogos:editar", args=[duenio.clave, pk])
    return reverse("catalogos:lista", args=[catalogo.clave])


def _relacionados(catalogo: Catalogo, registro: Model) -> list[Relacionado]:
    return [_relacionado(hijo, registro) for hijo in catalogo.hijos]


def _relacionado(hijo: Hijo, registro: Model) -> Relacionado:
    suyo = CATALOGOS[hijo.catalogo]
    filas = suyo.filas().filter(**{hijo.campo: registro})
    a_la_vista = suyo.para_listar(filas[:RELACIONADOS_A_LA_VISTA])
    total = len(a_la_vista)
    if total == RELACIONADOS_A_LA_VISTA:
        total = filas.count()
    return Relacionado(suyo, a_la_vista, total, urlencode({hijo.campo: registro.pk}))
