"""What the ladder does, before anybody is told anything."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coordinacion.nucleo import reloj
from coordinacion.plazos.clases import ClasePlazo
from coordinacion.plazos.previa import prever_avisos
from coordinacion.plazos.selectors import calendario_de

from .forms_plazos import PreviaForm
from .permisos import puede_administrar
from .registro import CATALOGOS
from .views import Peticion, solo_si

DE_AQUI_A = timedelta(days=14)


@require_safe
@solo_si(puede_administrar)
def previa(request: Peticion) -> HttpResponse:
    """For a clock that runs out on a date: which notices go out, when and to whom."""
    formulario = PreviaForm(_pedido(request))
    previstos = None
    if formulario.is_valid():
        limpios = formulario.cleaned_data
        previstos = prever_avisos(limpios["clase"], limpios["vence"], limpios["calendario"])
    contexto = {"catalogo": CATALOGOS["escalones"], "form": formulario, "previstos": previstos}
    estado = 422 if formulario.errors else 200
    return render(request, "catalogos/escalera.html", contexto, status=estado)


def _pedido(request: Peticion) -> dict[str, Any]:
    """What the address asks, on top of an example: an answer that runs out in two weeks."""
    ejemplo: dict[str, Any] = {
        "clase": ClasePlazo.RESPUESTA.value,
        "vence": (reloj.hoy() + DE_AQUI_A).isoformat(),
        "calendario": calendario_de(None).pk,
    }
    return ejemplo | {campo: valor for campo, valor in request.GET.items() if campo in ejemplo}
