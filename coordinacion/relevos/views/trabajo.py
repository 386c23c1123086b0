"""Work whose person is no longer there, and giving it to others in one step."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from coordinacion.nucleo.errores import ErrorDeDominio, SinPermiso
from coordinacion.nucleo.etiquetas import VerboRelevo
from coordinacion.nucleo.vistas import INVALIDO, volcar
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import persona as quien_pide
from coordinacion.relevos.forms.trabajo import ReasignarTodoForm
from coordinacion.relevos.opciones import Trabajo
from coordinacion.relevos.permisos import puede_repartir, ve_trabajo
from coordinacion.relevos.selectors.trabajo import (
    cuentas_de,
    personas_a_la_vista,
    sin_persona,
)
from coordinacion.relevos.services.reasignar import Reparto
from coordinacion.relevos.views.comun import pestanas
from workflows.relevo import reasignar_todo

TOPE = 50


@require_safe
def lista(request: HttpRequest) -> HttpResponse:
    """People who are no longer there and still have open work."""
    actor = _quien_mira(request)
    filas = list(sin_persona(actor)[: TOPE + 1])
    contexto = {
        "pestanas": pestanas(actor, "sin_persona"),
        "filas": filas[:TOPE],
        "hay_mas": len(filas) > TOPE,
    }
    return render(request, "relevos/sin_persona.html", contexto)


@require_http_methods(["GET", "HEAD", "POST"])
def persona(request: HttpRequest, pk: int) -> HttpResponse:
    """What a person has, by kind; and, for who may, to whom it goes."""
    actor = _quien_mira(request)
    quien = get_object_or_404(personas_a_la_vista(actor), pk=pk)
    cuentas = cuentas_de(actor, quien)
    suyas = {trabajo: n for trabajo, n in cuentas.items() if puede_repartir(actor, trabajo)}
    if request.method == "POST" and not suyas:
        raise PermissionDenied
    form = ReasignarTodoForm(actor, quien, suyas, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            hechos = reasignar_todo(actor, quien, form.destinos())
        except SinPermiso:
            raise
        except ErrorDeDominio as error:
            volcar(form, error)
        else:
            _contar(request, hechos)
            return redirect("relevo:persona", quien.pk)
    contexto = {
        "quien": quien,
        "cuentas": [(trabajo.label, cuantos) for trabajo, cuantos in cuentas.items()],
        "form": form,
        "verbo": VerboRelevo.REASIGNAR_TODO.label,
    }
    return render(
        request, "relevos/persona.html", contexto, status=INVALIDO if form.errors else 200
    )


def _contar(request: HttpRequest, hechos: dict[Trabajo, Reparto]) -> None:
    pasaron = "; ".join(f"{t.label}: {reparto.pasaron:,}" for t, reparto in hechos.items())
    messages.success(request, f"Pasaron. {pasaron}.")
    quedaron = sum(reparto.quedaron for reparto in hechos.values())
    if quedaron:
        messages.warning(
            request,
            f"No pasaron {quedaron:,}: reservados que quien recibe no puede leer, o pasos que no "
            "le corresponden y quedaron libres en su bandeja.",
        )


def _quien_mira(request: HttpRequest) -> Usuario:
    actor = quien_pide(request)
    if not ve_trabajo(actor):
        raise PermissionDenied
    return actor
