"""What was learnt from subjects already classified, and how often it is right."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coordinacion.sugerencias.selectors import SIN_EVALUAR, ultimo_modelo

from .permisos import puede_administrar
from .registro import CATALOGOS
from .selectors import temas_por_clave
from .views import Peticion, solo_si


@require_safe
@solo_si(puede_administrar)
def modelo(request: Peticion) -> HttpResponse:
    """The model that rules, with its date, its size and its evaluation by topic."""
    guardado, nombres = ultimo_modelo(), temas_por_clave()
    por_tema = guardado.evaluacion["por_tema"] if guardado else {}
    contexto = {
        "catalogo": CATALOGOS["palabras"],
        "modelo": guardado,
        "temas": [
            {"nombre": nombres.get(clave, clave), "en_catalogo": clave in nombres, **suyo}
            for clave, suyo in por_tema.items()
        ],
        "advertencia": SIN_EVALUAR,
    }
    return render(request, "catalogos/sugerencias.html", contexto)
