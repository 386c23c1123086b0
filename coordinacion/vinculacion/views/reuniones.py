"""The lists of meetings, the year's programme, one meeting, its files and its sheets."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from coordinacion.bitacora.selectors import del_registro
from coordinacion.documentos.views import entregar, entregar_impreso
from coordinacion.nucleo import reloj
from coordinacion.nucleo.cuentas import TOPE
from coordinacion.nucleo.etiquetas import VerboReunion
from coordinacion.nucleo.folios import a_slug
from coordinacion.nucleo.tecleado import PRIMER_ANIO, ULTIMO_ANIO, entero
from coordinacion.nucleo.templatetags.interfaz import PAGINA
from coordinacion.nucleo.vistas import hoja_de_calculo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import persona
from coordinacion.vinculacion import calendario, impresos, reglas
from coordinacion.vinculacion.forms.reuniones import FiltroForm
from coordinacion.vinculacion.models import Reunion
from coordinacion.vinculacion.models.reunion import POR_CELEBRAR
from coordinacion.vinculacion.opciones import ClaseReunion, ListaReuniones
from coordinacion.vinculacion.permisos import puede_en_reunion, puede_ver, puede_ver_reuniones
from coordinacion.vinculacion.selectors import reuniones as selectors
from coordinacion.vinculacion.selectors.programa import programa as renglones_del_programa
from coordinacion.vinculacion.services.comun import REUNION
from coordinacion.vinculacion.views.pasos import pasos_de_reunion

POR_PAGINA = 50
MAXIMO_EN_HOJA = 5000
EN_PESTANAS = (
    ListaReuniones.POR_CELEBRAR,
    ListaReuniones.SIN_REGISTRAR,
    ListaReuniones.POR_FORMALIZAR,
    ListaReuniones.TARDIAS,
    ListaReuniones.FORMALIZADAS,
    ListaReuniones.CANCELADAS,
)
DE_LA_INSTITUCION = (
    ListaReuniones.POR_CELEBRAR,
    ListaReuniones.FORMALIZADAS,
    ListaReuniones.CANCELADAS,
)
"""What the unit still owes of a meeting is not asked of who was called to it."""

VACIA = (
    "Aquí aparecerá cada reunión desde que se programe. Lleva después su orden del día, su "
    "convocatoria y su minuta firmada."
)
VACIAS = {
    ListaReuniones.POR_CELEBRAR: "Aquí aparecerán las reuniones programadas y convocadas.",
    ListaReuniones.SIN_REGISTRAR: "Ninguna reunión pasó su fecha sin registrarse.",
    ListaReuniones.POR_FORMALIZAR: "Ninguna reunión celebrada espera su minuta firmada.",
    ListaReuniones.TARDIAS: "Ninguna minuta se ha tardado.",
    ListaReuniones.FORMALIZADAS: "Aquí quedarán las reuniones con su minuta firmada.",
    ListaReuniones.CANCELADAS: "Aquí quedarán las reuniones canceladas, con su motivo.",
}


def _quien_ve(request: HttpRequest) -> Usuario:
    usuario = persona(request)
    if not puede_ver_reuniones(usuario):
        raise PermissionDenied
    return usuario


@require_safe
def lista(request: HttpRequest) -> HttpResponse:
    """The meetings that the person may read, by what they still ask in tabs."""
    usuario = _quien_ve(request)
    form = FiltroForm(request.GET)
    filtros = form.limpios()
    consulta = request.GET.urlencode()
    contexto = {
        "pagina": Paginator(selectors.lista(usuario, filtros), POR_PAGINA).get_page(
            request.GET.get(PAGINA)
        ),
        "form": form,
        "pestanas": _pestanas(usuario, str(filtros.get("lista") or "")),
        "con_filtros": any(valor for campo, valor in filtros.items() if campo != "lista"),
        "puede_programar": puede_en_reunion(usuario, VerboReunion.PROGRAMAR),
        "ve_el_programa": puede_ver(usuario),
        "hoja": f"{reverse('reunion:xlsx')}?{consulta}",
        "pdf": f"{reverse('reunion:lista_pdf')}?{consulta}",
        "dias": reglas.DIAS_PARA_FORMALIZAR,
        "vacia": _lo_que_habra(usuario, str(filtros.get("lista") or "")),
        "tardias": filtros.get("lista") == ListaReuniones.TARDIAS,
    }
    return render(request, "vinculacion/reuniones.html", contexto)


def _lo_que_habra(usuario: Usuario, cual: str) -> str:
    """What an empty list says will be in it."""
    if not puede_ver(usuario):
        return "Aquí aparecerán las reuniones a las que se convoque a su institución."
    return VACIAS.get(ListaReuniones(cual), VACIA) if cual else VACIA


def _pestanas(usuario: Usuario, actual: str) -> list[dict[str, Any]]:
    """What waits for somebody is counted; how it ended is only listed."""
    cuentas = selectors.cuentas(usuario)
    base = reverse("reunion:lista")
    return [
        *(
            {
                "texto": una.label,
                "url": f"{base}?lista={una.value}",
                "actual": actual == una.value,
                "cuenta": cuentas.get(una),
                "alerta": una in (ListaReuniones.TARDIAS, ListaReuniones.SIN_REGISTRAR),
                "tope": TOPE,
            }
            for una in (EN_PESTANAS if puede_ver(usuario) else DE_LA_INSTITUCION)
        ),
        {"texto": "Todas", "url": base, "actual": not actual},
    ]


@require_safe
def xlsx(request: HttpRequest) -> HttpResponse:
    """The list with its filters as a spreadsheet, up to `MAXIMO_EN_HOJA` rows."""
    usuario = _quien_ve(request)
    filas = selectors.lista(usuario, FiltroForm(request.GET).limpios())[:MAXIMO_EN_HOJA]
    renglones = (impresos.renglon(reunion) for reunion in filas)
    return hoja_de_calculo("Reuniones", impresos.COLUMNAS, renglones, "reuniones")


@require_safe
def lista_pdf(request: HttpRequest) -> HttpResponse:
    """The list with its filters, to be printed."""
    usuario = _quien_ve(request)
    filtros = FiltroForm(request.GET).limpios()
    filas = list(selectors.lista(usuario, filtros)[:MAXIMO_EN_HOJA])
    titulo = f"Programa de reuniones {filtros['anio']}" if filtros.get("anio") else "Reuniones"
    return entregar_impreso(impresos.programa(titulo, filas, usuario), "reuniones.pdf")


@require_safe
def programa(request: HttpRequest) -> HttpResponse:
    """The year, month by month: how many meetings of each kind, each number with its list."""
    usuario = persona(request)
    if not puede_ver(usuario):
        raise PermissionDenied
    anio = entero(request.GET.get("anio")) or reloj.hoy().year
    anio = min(max(anio, PRIMER_ANIO), ULTIMO_ANIO)
    contexto = {
        "anio": anio,
        "clases": [clase.label for clase in ClaseReunion],
        "renglones": renglones_del_programa(usuario, anio),
        "puede_programar": puede_en_reunion(usuario, VerboReunion.PROGRAMAR),
    }
    return render(request, "vinculacion/programa.html", contexto)


@require_safe
def ver(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting, whole, and what this person may do with it."""
    usuario = persona(request)
    reunion = la_reunion(usuario, pk)
    ve_todo = puede_ver(usuario)
    asistencias = list(reunion.asistencias.select_related("institucion", "lengua"))
    contexto = {
        "reunion": reunion,
        "pasos": pasos_de_reunion(usuario, reunion),
        "puntos": reunion.orden_del_dia.all(),
        "convocadas": reunion.convocadas.all(),
        "otros": reglas.puntos_de(reunion.otros_convocados),
        "cambios_de_fecha": reunion.cambios_de_fecha.select_related("por"),
        "documentos": reunion.documentos.all(),
        "asistencias": asistencias if ve_todo else [],
        "cuantos": sum(una.cuantos for una in asistencias),
        "por_celebrar": reunion.estado in POR_CELEBRAR,
        "ve_todo": ve_todo,
        "asientos": del_registro(REUNION, reunion.pk) if ve_todo else [],
    }
    return render(request, "vinculacion/reunion.html", contexto)


def la_reunion(usuario: Usuario, pk: int) -> Reunion:
    """The meeting, if `usuario` may read it. Raises `Http404`."""
    return get_object_or_404(selectors.reunion_para(usuario), pk=pk)


@require_safe
def documento(request: HttpRequest, pk: int, documento_id: int) -> FileResponse:
    """One of its documents."""
    reunion = la_reunion(persona(request), pk)
    return entregar(get_object_or_404(reunion.documentos.all(), pk=documento_id))


@require_safe
def convocatoria(request: HttpRequest, pk: int) -> HttpResponse:
    """The call, one sheet for each who is called."""
    reunion = la_reunion(persona(request), pk)
    pdf = impresos.convocatoria(reunion, request.build_absolute_uri("/"))
    return entregar_impreso(pdf, f"convocatoria-{a_slug(reunion.folio)}.pdf")


@require_safe
def ics(request: HttpRequest, pk: int) -> HttpResponse:
    """The meeting, for the person's calendar."""
    reunion = la_reunion(persona(request), pk)
    contenido = calendario.ics([reunion], reunion.folio)
    respuesta = HttpResponse(contenido, content_type=calendario.MIME)
    nombre = f"{a_slug(reunion.folio)}.ics"
    respuesta["Content-Disposition"] = f'attachment; filename="{nombre}"'
    return respuesta
