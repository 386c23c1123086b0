"""The home of each role is its own work (U1)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from coordinacion.organizacion.roles import ROLES_INSTITUCION, Papeles, Rol
from coordinacion.organizacion.selectors import papeles
from coordinacion.organizacion.vistas import persona
from coordinacion.supervision.bandejas import clave_de_inicio


@require_safe
def inicio(request: HttpRequest) -> HttpResponse:
    """Send the person to their work; who has no role is told so, and whom to ask."""
    ruta = _ruta(papeles(persona(request)))
    return redirect(ruta) if ruta else render(request, "supervision/sin_papel.html")


def _ruta(mis: Papeles) -> str:
    if mis.tiene(Rol.TITULAR_UNIDAD):
        return "hoy:ver"
    if mis.tiene(Rol.OFICIALIA):
        return "registro:mesa"
    if mis.tiene(Rol.VINCULACION) and not mis.tiene(Rol.ANALISTA):
        return "reunion:lista"
    if clave_de_inicio(mis):
        return "bandejas:inicio"
    if mis.instituciones(*ROLES_INSTITUCION):
        return "mis_turnos:lista"
    return "catalogos:inicio" if mis.tiene(Rol.ADMINISTRACION) else ""
