"""Absences: who stands in for whom, and the end of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import ErrorDeDominio, SinPermiso
from coordinacion.nucleo.etiquetas import VerboRelevo
from coordinacion.nucleo.vistas import INVALIDO, volcar
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles
from coordinacion.organizacion.vistas import persona
from coordinacion.relevos import services
from coordinacion.relevos.forms.ausencias import SuplenciaForm
from coordinacion.relevos.permisos import puede_suplir_a
from coordinacion.relevos.selectors import ausencias_a_la_vista
from coordinacion.relevos.views.comun import pestanas


@require_http_methods(["GET", "HEAD", "POST"])
def lista(request: HttpRequest) -> HttpResponse:
    """The substitutions that concern the person, and the form of a new one."""
    actor = _quien_tiene_papel(request)
    form = SuplenciaForm(actor, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            hecha = services.suplir(actor, **form.cleaned_data)
        except SinPermiso:
            raise
        except ErrorDeDominio as error:
            volcar(form, error)
        else:
            messages.success(request, f"Registró que {hecha}, hasta el {hecha.hasta:%d/%m/%Y}.")
            return redirect("relevo:ausencias")
    hoy = reloj.hoy()
    filas = [
        (una, una.rige(hoy), puede_suplir_a(actor, una.persona))
        for una in ausencias_a_la_vista(actor)
    ]
    contexto = {
        "form": form,
        "filas": filas,
        "pestanas": pestanas(actor, "ausencias"),
        "verbo": VerboRelevo.SUPLIR.label,
        "terminar": VerboRelevo.TERMINAR.label,
    }
    return render(
        request, "relevos/ausencias.html", contexto, status=INVALIDO if form.errors else 200
    )


@require_POST
def terminar(request: HttpRequest, pk: int) -> HttpResponse:
    """End one before its last day."""
    actor = _quien_tiene_papel(request)
    una = get_object_or_404(ausencias_a_la_vista(actor), pk=pk)
    services.terminar(actor, una.pk)
    messages.success(request, f"Terminó la suplencia: {una}.")
    return redirect("relevo:ausencias")


def _quien_tiene_papel(request: HttpRequest) -> Usuario:
    actor = persona(request)
    mis = papeles(actor)
    if not (mis.unidad or mis.por_institucion):
        raise PermissionDenied
    return actor
