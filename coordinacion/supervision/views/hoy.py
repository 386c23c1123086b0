"""The head's day (ux, screen 4): decide, then chase. One page, also on paper."""

from dataclasses import astuple

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coordinacion.acuerdos.selectors.compromisos import cuentas as cuentas_de_compromisos
from coordinacion.acuerdos.selectors.tablero import por_vencer
from coordinacion.nucleo.vistas import hoja_de_calculo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import persona
from coordinacion.supervision import aviso, filas
from coordinacion.supervision.momento import Momento
from coordinacion.supervision.permisos import puede_ver_hoy
from coordinacion.supervision.selectors import hoy, instituciones
from coordinacion.vinculacion.selectors.reuniones import del_dia
from workflows.permisos import puede_tomar

CUANTOS_COMPROMISOS = 5
"""As many as fit on the one printed page; the figures lead to the rest."""
ENCABEZADOS = (
    "Institución",
    "Turnos pendientes",
    "Sin acuse",
    "Vencen esta semana",
    "Vencidos",
    "Acuses tácitos del año",
    "Días hábiles del más antiguo",
)


@require_safe
def ver(request: HttpRequest) -> HttpResponse:
    """What waits for a decision, what is late and whose it is, and yesterday's figures."""
    usuario = _quien_ve(request)
    momento = Momento.actual()
    tabla = instituciones.por_institucion(usuario, momento)
    avisos = instituciones.por_recordar(usuario, momento, [uno.institucion_id for uno in tabla])
    raiz = request.build_absolute_uri("/").rstrip("/")
    contexto = {
        "momento": momento,
        "ordinales": momento.ordinales,
        "puede_tomar": puede_tomar(usuario),
        "cuentas": hoy.cuentas(usuario, momento),
        "por_decidir": [
            filas.de_carta(carta, usuario)
            for elegir in (hoy.por_decidir, hoy.por_concluir)
            for carta in elegir(usuario, momento)
        ],
        "urgentes": [filas.de_carta(carta, usuario) for carta in hoy.urgentes(usuario, momento)],
        "instituciones": [
            (uno, aviso.redactar(uno.nombre, avisos[uno.institucion_id], momento, raiz))
            if avisos.get(uno.institucion_id)
            else (uno, "")
            for uno in tabla
        ],
        "reuniones": del_dia(usuario),
        "compromisos": por_vencer(usuario, momento.fin_de_semana, cuantos=CUANTOS_COMPROMISOS),
        "cuentas_de_compromisos": cuentas_de_compromisos(usuario),
        "ayer": hoy.dia_anterior(momento),
        "actividad": hoy.actividad(usuario, momento),
        "monton": hoy.sin_clasificar(usuario, momento),
    }
    return render(request, "supervision/hoy.html", contexto)


@require_safe
def xlsx(request: HttpRequest) -> HttpResponse:
    """The table by institution as a spreadsheet, in which no text can act as a formula."""
    usuario = _quien_ve(request)
    momento = Momento.actual()
    renglones = instituciones.por_institucion(usuario, momento)
    filas_ = [astuple(uno)[1:] for uno in renglones]
    return hoja_de_calculo("Instituciones", ENCABEZADOS, filas_, "instituciones")


def _quien_ve(request: HttpRequest) -> Usuario:
    usuario = persona(request)
    if not puede_ver_hoy(usuario):
        raise PermissionDenied
    return usuario
