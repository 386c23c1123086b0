"""The case page, its documents, and why each date is the one it is."""

from collections.abc import Sequence
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from coordinacion.canalizacion import aviso, selectors
from coordinacion.canalizacion.models import PENDIENTES, Turno
from coordinacion.canalizacion.selectors.expediente import Expediente, Renglon, expediente
from coordinacion.canalizacion.selectors.tiempos import tiempos_de
from coordinacion.canalizacion.views.asunto_acciones import (
    asignar,
    otras,
    posible,
    proxima,
    sobre_el_turno,
    turnar_a_la_propuesta,
)
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.services import dejar_constancia_de_consulta
from coordinacion.documentos.models import Documento
from coordinacion.documentos.views import entregar
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoTurno
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.vistas import persona
from coordinacion.plazos.selectors import Catalogo, catalogo, habiles_transcurridos
from workflows.caminos import DE_CARTA
from workflows.dibujo import dibujos, tabla
from workflows.lecturas import paso_actual
from workflows.nodos import nodo_pedido, pasados, tenencia


@require_safe
def ver(request: HttpRequest, slug: str) -> HttpResponse:
    """One case, whole: who has it, what is next, its letter, its turns and its history."""
    usuario = persona(request)
    carta = selectors.asunto(usuario, slug)
    dejar_constancia_de_consulta(usuario, carta)
    suyo = expediente(usuario, carta)
    nodo = nodo_pedido(carta, suyo.turnos)
    siguiente = proxima(usuario, nodo, carta, suyo.turnos)
    contexto: dict[str, Any] = {
        "expediente": suyo,
        "carta": carta,
        "nodo": nodo,
        "siguiente": siguiente,
        "otras": otras(usuario, carta, suyo.turnos, siguiente),
        "renglones": [_con_verbos(request, renglon, suyo) for renglon in suyo.renglones],
        "documento": documento_elegido(request, suyo.documentos),
        "desligar": Verbo.DESLIGAR.label if posible(usuario, Verbo.DESLIGAR, carta) else "",
    }
    if suyo.es_de_la_unidad:
        contexto |= _de_la_unidad(usuario, carta, suyo.turnos)
    return render(request, "canalizacion/asunto.html", contexto)


@require_safe
def documento(request: HttpRequest, slug: str, pk: int) -> FileResponse:
    """The bytes of one document of the case."""
    usuario = persona(request)
    carta = selectors.asunto(usuario, slug)
    este = selectors.documentos_para(usuario, carta).get(pk=pk)
    dejar_constancia_de_consulta(usuario, carta)
    return entregar(este, descargar="descargar" in request.GET)


@require_safe
def visor(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The viewer with another document of the case, for the page that is already open."""
    usuario = persona(request)
    carta = selectors.asunto(usuario, slug)
    documentos = list(selectors.documentos_para(usuario, carta))
    este = next((uno for uno in documentos if uno.pk == pk), None)
    if este is None:
        raise Http404
    contexto = {"carta": carta, "documentos": documentos, "documento": este}
    return render(request, "canalizacion/asunto_documentos.html", contexto)


@require_safe
def por_que(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Day by day, why a clock of the case ends when it ends."""
    usuario = persona(request)
    carta = selectors.asunto(usuario, slug)
    contexto = {"carta": carta, "plazo": selectors.plazo_de(usuario, carta, pk)}
    es_parte = request.headers.get("HX-Request") == "true"
    parte = "_panel" if es_parte else ""
    return render(request, f"canalizacion/asunto_por_que{parte}.html", contexto)


@require_safe
def camino(request: HttpRequest) -> HttpResponse:
    """The path that every letter follows, drawn and told."""
    contexto = {"dibujos": dibujos(DE_CARTA), "tabla": tabla(DE_CARTA)}
    return render(request, "canalizacion/camino.html", contexto)


@require_safe
def ir(request: HttpRequest) -> HttpResponse:
    """From a folio as a person types it to its case."""
    tecleado = request.GET.get("folio", "")
    carta = selectors.por_folio(persona(request), tecleado)
    if carta is not None:
        return redirect(carta)
    return render(request, "canalizacion/asunto_ir.html", {"tecleado": tecleado}, status=404)


def documento_elegido(request: HttpRequest, documentos: Sequence[Documento]) -> Documento | None:
    """The document asked for by `?documento=`, or the first one."""
    pedido = request.GET.get("documento", "")
    elegidos = (uno for uno in documentos if str(uno.pk) == pedido)
    return next(elegidos, documentos[0] if documentos else None)


def _con_verbos(request: HttpRequest, renglon: Renglon, suyo: Expediente) -> dict[str, Any]:
    """The row with what this person may do on it: beside the answer what reviews it, in the
    table the rest; and for the unit the reminder of what is owed."""
    turno = renglon.turno
    acciones = sobre_el_turno(persona(request), turno)
    por_revisar = turno.estado == EstadoTurno.RESPONDIDO
    revision = [a for a in acciones if por_revisar and a.url in _de_revision(turno)]
    resto = [a for a in acciones if a not in revision]
    recuerda = suyo.es_de_la_unidad and turno.estado in PENDIENTES
    return {
        "renglon": renglon,
        "turno": turno,
        "revision": revision,
        "acciones": resto,
        "propuesta": turnar_a_la_propuesta(persona(request), turno, suyo.turnos),
        "aviso": _aviso(request, turno) if recuerda else "",
    }


def _aviso(request: HttpRequest, turno: Turno) -> str:
    enlace = request.build_absolute_uri(turno.get_absolute_url())
    return f"{aviso.renglon(turno, aviso.plazo_que_se_recuerda(turno))} · {enlace}"


def _de_revision(turno: Turno) -> tuple[str, str]:
    return reverse("turno:aceptar", args=[turno.pk]), reverse("turno:devolver", args=[turno.pk])


def _de_la_unidad(
    usuario: Usuario, carta: Correspondencia, turnos: Sequence[Turno]
) -> dict[str, Any]:
    """Who has the case and what its process awaits. An institution is told of its own turn only,
    so nothing of this is said to it."""
    paso = paso_actual(carta)
    ya = pasados(carta, turnos)
    analista = None if carta.decide_titular else carta.analista
    del_catalogo = catalogo()
    contexto = {
        "paso": paso,
        "asignar": asignar(usuario, carta, paso),
        "pasados": ya,
        "dibujos": dibujos(DE_CARTA, paso.nodo, ya),
        "tiempos": tiempos_de(carta, turnos, del_catalogo),
    }
    return contexto | _quien_lo_tiene(carta, turnos, paso.quien or analista, del_catalogo)


def _quien_lo_tiene(
    carta: Correspondencia,
    turnos: Sequence[Turno],
    analista: Usuario | None,
    del_catalogo: Catalogo,
) -> dict[str, Any]:
    """`quien` and `habiles`, in the unit's working days."""
    de_quien = tenencia(
        carta,
        turnos,
        unidad=str((Rol.TITULAR_UNIDAD if carta.decide_titular else Rol.ANALISTA).label),
        analista=analista.nombre_completo if analista else "",
    )
    if de_quien is None:
        return {}
    return {
        "quien": de_quien.quien,
        "habiles": habiles_transcurridos(de_quien.desde, reloj.ahora(), del_catalogo),
    }
