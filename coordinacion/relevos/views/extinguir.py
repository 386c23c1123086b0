"""The end of an institution: look for it, see what would pass, confirm."""

from hashlib import sha256

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from coordinacion.nucleo.errores import ErrorDeDominio, SinPermiso
from coordinacion.nucleo.etiquetas import VerboRelevo
from coordinacion.nucleo.vistas import CONFLICTO, INVALIDO, volcar
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.organizacion.vistas import persona
from coordinacion.relevos import services
from coordinacion.relevos.forms.extinguir import BuscarInstitucionForm, ExtinguirForm
from coordinacion.relevos.permisos import puede_extinguir, puede_preparar
from coordinacion.relevos.selectors import instituciones
from coordinacion.relevos.selectors.instituciones import con_lo_que_tiene
from coordinacion.relevos.views.comun import pestanas

TOPE = 100


@require_safe
def lista(request: HttpRequest) -> HttpResponse:
    """Institutions that still have something to do, and those that ended."""
    actor = _quien_prepara(request)
    form = BuscarInstitucionForm(request.GET)
    texto = form.cleaned_data["q"].strip() if form.is_valid() else ""
    filas = list(instituciones(texto)[: TOPE + 1])
    contexto = {
        "form": form,
        "texto": texto,
        "filas": filas[:TOPE],
        "hay_mas": len(filas) > TOPE,
        "pestanas": pestanas(actor, "instituciones"),
        "extingue": puede_extinguir(actor),
    }
    return render(request, "relevos/instituciones.html", contexto)


@require_http_methods(["GET", "HEAD", "POST"])
def extinguir(request: HttpRequest, pk: int) -> HttpResponse:
    """The act; then what it would pass, which a second button applies."""
    actor = _quien_prepara(request)
    institucion = get_object_or_404(con_lo_que_tiene(), pk=pk)
    form = ExtinguirForm(institucion, request.POST or None, initial=_lo_sabido(institucion))
    contexto: dict[str, object] = {}
    if request.method == "POST" and form.is_valid():
        try:
            if request.POST.get("visto") == _lo_dicho(form):
                return _aplicar(request, actor, institucion, form)
            previsto = services.prever(actor, _pedido(institucion, form))
            contexto = {"previsto": previsto, "visto": _lo_dicho(form)}
        except SinPermiso:
            raise
        except ErrorDeDominio as error:
            volcar(form, error)
    return _pagina(request, actor, institucion, form, contexto)


def _aplicar(
    request: HttpRequest, actor: Usuario, institucion: Institucion, form: ExtinguirForm
) -> HttpResponse:
    hecha = services.extinguir(actor, _pedido(institucion, form))
    messages.success(
        request, f"Pasaron {len(hecha.turnos):,} turnos de {institucion} a {hecha.sucesora}."
    )
    return redirect("relevo:extinguir", institucion.pk)


def _pagina(
    request: HttpRequest,
    actor: Usuario,
    institucion: Institucion,
    form: ExtinguirForm,
    contexto: dict[str, object],
) -> HttpResponse:
    contexto |= {
        "institucion": institucion,
        "form": form,
        "verbo": VerboRelevo.EXTINGUIR.label,
        "extingue": puede_extinguir(actor),
    }
    estado = INVALIDO if form.errors else CONFLICTO if "previsto" in contexto else 200
    return render(request, "relevos/extinguir.html", contexto, status=estado)


def _pedido(institucion: Institucion, form: ExtinguirForm) -> services.Pedido:
    datos = form.cleaned_data
    return services.Pedido(
        institucion.pk, datos["sucesora"].pk, desde=datos["desde"], acto=datos["acto"]
    )


def _lo_sabido(institucion: Institucion) -> dict[str, object]:
    """Of one that ended already, what its act said: what reached it since passes likewise."""
    if institucion.extinta_desde is None:
        return {}
    return {
        "sucesora": institucion.sucesora_id,
        "desde": institucion.extinta_desde,
        "acto": institucion.acto_extincion,
    }


def _lo_dicho(form: ExtinguirForm) -> str:
    dicho = repr([(campo.name, campo.data) for campo in form])
    return sha256(dicho.encode()).hexdigest()


def _quien_prepara(request: HttpRequest) -> Usuario:
    actor = persona(request)
    if not puede_preparar(actor):
        raise PermissionDenied
    return actor
