"""What each institution owes beyond its term, with the reminder one click away."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coordinacion.nucleo.etiquetas import VerboOficio
from coordinacion.oficios import selectors
from coordinacion.oficios.permisos import puede
from coordinacion.organizacion.vistas import persona


@require_safe
def lista(request: HttpRequest) -> HttpResponse:
    """Institutions with overdue turns, the oldest debt first."""
    if not puede(persona(request), VerboOficio.ELABORAR):
        raise PermissionDenied
    contexto = {"instituciones": selectors.con_vencidos()}
    return render(request, "oficios/recordatorios.html", contexto)
