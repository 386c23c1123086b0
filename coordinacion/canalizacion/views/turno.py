"""The page of one turn, its documents and its volante."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from coordinacion.canalizacion import impresos
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Caracter
from coordinacion.canalizacion.selectors import turno as selectors
from coordinacion.canalizacion.views.pasos_turno import pasos
from coordinacion.correspondencia.services import dejar_constancia_de_consulta
from coordinacion.documentos.models import Documento
from coordinacion.documentos.views import entregar, entregar_impreso
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoTurno
from coordinacion.nucleo.folios import a_slug
from coordinacion.organizacion.selectors import papeles
from coordinacion.organizacion.vistas import persona


@require_safe
def ver(request: HttpRequest, pk: int) -> HttpResponse:
    """One turn, whole: what is asked, by when, and the next button of this person."""
    actor = persona(request)
    turno = get_object_or_404(selectors.turno_para(actor), pk=pk)
    dejar_constancia_de_consulta(actor, turno.correspondencia)
    documentos = list(selectors.documentos_de(actor, turno))
    contexto = {
        "turno": turno,
        "carta": turno.correspondencia,
        "pasos": pasos(actor, turno),
        "es_de_la_unidad": bool(papeles(actor).unidad),
        "documentos": documentos,
        "principal": _principal(documentos),
        "acuse_digitalizado": _acuse_digitalizado(turno, documentos),
        "puntos": turno.puntos.all(),
        "respuestas": selectors.respuestas_de(turno),
        "informes": selectors.informes_de(turno),
        "prorrogas": selectors.prorrogas_de(turno),
        "suspensiones": selectors.suspensiones_de(turno),
        "notificaciones": selectors.notificaciones_de(turno),
        "historia": selectors.historia_de(turno),
        "ventana": _ventana(turno),
    }
    return render(request, "canalizacion/turno.html", contexto)


@require_safe
def documento(request: HttpRequest, pk: int, doc: int) -> FileResponse:
    """One file of the turn's letter, if the person may read both."""
    actor = persona(request)
    turno = get_object_or_404(selectors.turno_para(actor), pk=pk)
    archivo = get_object_or_404(selectors.documentos_de(actor, turno), pk=doc)
    dejar_constancia_de_consulta(actor, turno.correspondencia)
    return entregar(archivo)


@require_safe
def volante(request: HttpRequest, pk: int) -> HttpResponse:
    """The volante de turno, ready to print; its code opens the page of the turn."""
    actor = persona(request)
    turno = get_object_or_404(selectors.turno_para(actor), pk=pk)
    url = request.build_absolute_uri(turno.get_absolute_url())
    contenido = impresos.volante(turno, selectors.documentos_de(actor, turno), url)
    return entregar_impreso(
        contenido, f"volante-{a_slug(turno.correspondencia.folio)}-{turno.numero}.pdf"
    )


def _principal(documentos: list[Documento]) -> Documento | None:
    """What the viewer opens: the letter as it was received, else the first that can be shown."""
    visibles = [uno for uno in documentos if uno.es_pdf or uno.es_imagen]
    recibidos = [uno for uno in visibles if uno.clase == Documento.Clase.OFICIO_RECIBIDO]
    return next(iter(recibidos or visibles), None)


def _acuse_digitalizado(turno: Turno, documentos: list[Documento]) -> Documento | None:
    suyos = (uno for uno in documentos if uno.turno_id == turno.pk)
    return next((uno for uno in suyos if uno.clase == Documento.Clase.ACUSE), None)


def _ventana(turno: Turno) -> str:
    """How the window to refuse stands: "", "vinculante", "por_abrir", "abierta" or "cerrada"."""
    vivo = turno.estado in (EstadoTurno.TURNADO, EstadoTurno.ACUSADO)
    if turno.caracter != Caracter.ATENCION or not vivo or turno.declinado_en is not None:
        return ""
    if turno.vinculante:
        return "vinculante"
    plazo = turno.plazo_declinar
    if plazo is None:
        return "por_abrir"
    return "cerrada" if plazo.vencido_a(reloj.ahora()) else "abierta"
