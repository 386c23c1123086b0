"""The lists of commitments, one of them, its files, and a list as a spreadsheet."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from coordinacion.acuerdos.forms.compromiso import FiltroForm
from coordinacion.acuerdos.models import Compromiso
from coordinacion.acuerdos.permisos import VEN_COMPROMISOS
from coordinacion.acuerdos.selectors import compromisos as selectors
from coordinacion.acuerdos.selectors.compromisos import Lista
from coordinacion.acuerdos.services.compromisos.comun import REGISTRO
from coordinacion.acuerdos.views.pasos_compromiso import pasos
from coordinacion.bitacora.selectors import del_registro
from coordinacion.documentos.views import entregar
from coordinacion.nucleo.cuentas import TOPE
from coordinacion.nucleo.templatetags.interfaz import PAGINA, fecha_corta, fecha_hora_corta
from coordinacion.nucleo.vistas import hoja_de_calculo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles
from coordinacion.organizacion.vistas import persona
from coordinacion.plazos.selectors import ordinales
from coordinacion.plazos.semaforo import semaforo
from workflows.caminos import DE_COMPROMISO
from workflows.dibujo import dibujos
from workflows.nodos_compromiso import nodo_del_compromiso, pasados_del_compromiso

POR_PAGINA = 25
MAXIMO_EN_HOJA = 5000
ENCABEZADOS = (
    *("Folio", "A qué se compromete", "Quién lo cumple", "Quién lo verifica", "Estado"),
    *("Avance (%)", "Fecha comprometida", "Fecha original", "Vence", "Semáforo"),
    *("Reportado", "Terminó", "Cumplimiento", "Falta", "Motivo"),
)
VACIAS: dict[Lista, str] = {
    Lista.POR_INFORMAR: "Aquí aparecerán los compromisos a cargo de su institución.",
    Lista.POR_FORMALIZAR: "Aquí aparecerán los compromisos escritos que aún nadie debe.",
    Lista.VIGENTES: "Aquí aparecerán los compromisos en vigor. Se formalizan desde su página.",
    Lista.POR_VENCER: "Nada vence en los próximos tres días hábiles.",
    Lista.VENCIDOS: "Ningún compromiso ha pasado de su fecha.",
    Lista.POR_VERIFICAR: "Aquí aparecerá lo que se reporte como cumplido, hasta que se verifique.",
    Lista.EN_VERIFICACION: "Aquí queda lo que su institución reportó, hasta que se verifique.",
    Lista.TERMINADOS: "Aquí quedarán los compromisos cumplidos, incumplidos y cancelados.",
}
"""What an empty list says will be in it."""
RECUERDAN = (Lista.POR_VENCER, Lista.VENCIDOS)
"""Lists in which the unit reminds who owes each commitment."""


def _quien_ve(request: HttpRequest) -> Usuario:
    """The person, if commitments are part of her work. Raises `PermissionDenied` otherwise."""
    actor = persona(request)
    mis = papeles(actor)
    if VEN_COMPROMISOS.isdisjoint(mis.unidad.union(*mis.por_institucion.values())):
        raise PermissionDenied
    return actor


@require_safe
def lista(request: HttpRequest) -> HttpResponse:
    """One list of the person's commitments, with the count of each."""
    actor = _quien_ve(request)
    form = FiltroForm(request.GET)
    cual, es_de_la_unidad = (
        _elegida(actor, request.GET.get("lista", "")),
        bool(papeles(actor).unidad),
    )
    filas = selectors.lista(actor, cual, form.limpios).select_related(*selectors.QUE_SE_DICE)
    contexto = {
        "pagina": Paginator(filas, POR_PAGINA).get_page(request.GET.get(PAGINA)),
        "cual": cual,
        "pestanas": _pestanas(actor, cual),
        "form": form,
        "con_filtros": any(form.limpios.values()),
        "vacia": VACIAS[cual],
        "es_de_la_unidad": es_de_la_unidad,
        "recuerda": es_de_la_unidad and cual in RECUERDAN,
        "hoja": f"{reverse('compromiso:xlsx')}?{request.GET.urlencode()}",
    }
    return render(request, "acuerdos/compromisos.html", contexto)


def _elegida(actor: Usuario, pedida: str) -> Lista:
    suyas = selectors.listas_de(actor)
    return next((una for una in suyas if una.value == pedida), _primera(actor))


def _primera(actor: Usuario) -> Lista:
    return Lista.VIGENTES if papeles(actor).unidad else Lista.POR_INFORMAR


def _pestanas(actor: Usuario, actual: Lista) -> list[dict[str, Any]]:
    cuentas = selectors.cuentas(actor)
    return [
        {
            "texto": una.label,
            "url": f"{reverse('compromiso:lista')}?lista={una.value}",
            "actual": una == actual,
            "cuenta": cuentas.get(una),
            "tope": TOPE,
            "alerta": una == Lista.VENCIDOS,
        }
        for una in selectors.listas_de(actor)
    ]


@require_safe
def ver(request: HttpRequest, pk: int) -> HttpResponse:
    """One commitment, whole, and what this person may do with it."""
    actor = persona(request)
    compromiso = get_object_or_404(selectors.compromiso_para(actor), pk=pk)
    contexto = {
        "compromiso": compromiso,
        "pasos": pasos(actor, compromiso),
        "es_de_la_unidad": bool(papeles(actor).unidad),
        "asientos": del_registro(REGISTRO, compromiso.pk),
        **_camino(compromiso),
        **selectors.seguimiento_de(compromiso),
    }
    return render(request, "acuerdos/compromiso.html", contexto)


def _camino(compromiso: Compromiso) -> dict[str, Any]:
    """Where its process is, by what the record says."""
    actual = nodo_del_compromiso(compromiso.estado)
    pasados = pasados_del_compromiso(
        compromiso.estado, estuvo_vigente=compromiso.vigente_en is not None
    )
    return {
        "nodo_actual": actual,
        "pasados": pasados,
        "dibujos": dibujos(DE_COMPROMISO, actual, pasados),
    }


@require_safe
def por_que(request: HttpRequest, pk: int) -> HttpResponse:
    """Day by day, why it is due when it is."""
    compromiso = get_object_or_404(selectors.compromiso_para(persona(request)), pk=pk)
    if compromiso.plazo is None:
        raise Compromiso.DoesNotExist
    contexto = {"compromiso": compromiso, "plazo": compromiso.plazo}
    return render(request, "acuerdos/compromiso_por_que.html", contexto)


@require_safe
def documento(request: HttpRequest, pk: int, doc: int) -> FileResponse:
    """One file of its reports or verifications, if the person may see the commitment."""
    compromiso = get_object_or_404(selectors.compromiso_para(persona(request)), pk=pk)
    return entregar(selectors.documento_de(compromiso, doc))


@require_safe
def xlsx(request: HttpRequest) -> HttpResponse:
    """The list with its filters as a spreadsheet, up to `MAXIMO_EN_HOJA` rows."""
    actor = _quien_ve(request)
    cual = _elegida(actor, request.GET.get("lista", ""))
    filas = selectors.lista(actor, cual, FiltroForm(request.GET).limpios)
    renglones = _renglones(filas.select_related(*selectors.QUE_SE_DICE)[:MAXIMO_EN_HOJA])
    return hoja_de_calculo("Compromisos", ENCABEZADOS, renglones, f"compromisos-{cual.value}")


def _renglones(filas: Any) -> Iterator[tuple[str, ...]]:
    del_dia = ordinales()
    for uno in filas:
        yield _renglon(uno, semaforo(uno.plazo, ordinales=del_dia).texto)


def _renglon(uno: Compromiso, luz: str) -> tuple[str, ...]:
    return (
        uno.folio,
        uno.texto,
        uno.responsable,
        uno.quien_verifica or "La unidad",
        uno.get_estado_display(),
        str(uno.avance),
        fecha_corta(uno.fecha_comprometida),
        fecha_corta(uno.fecha_original),
        fecha_hora_corta(uno.plazo.vence_en if uno.plazo else None),
        luz,
        fecha_hora_corta(uno.reportado_en),
        fecha_hora_corta(uno.terminado_en),
        uno.get_cumplimiento_display(),
        uno.resta,
        uno.motivo,
    )
