"""The lists of language supports, one of them, and the list as a spreadsheet."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from coordinacion.bitacora.selectors import del_registro
from coordinacion.correspondencia.services import dejar_constancia_de_consulta
from coordinacion.correspondencia.views.comun import quien_lista
from coordinacion.lenguas import selectors
from coordinacion.lenguas.forms import FiltroForm
from coordinacion.lenguas.models import ApoyoLinguistico
from coordinacion.lenguas.opciones import Falta, Situacion
from coordinacion.lenguas.services.comun import REGISTRO
from coordinacion.lenguas.views.pasos import pasos
from coordinacion.nucleo import reloj
from coordinacion.nucleo.cuentas import TOPE, contar
from coordinacion.nucleo.templatetags.interfaz import PAGINA, fecha_corta, fecha_hora_corta
from coordinacion.nucleo.vistas import hoja_de_calculo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import persona
from coordinacion.plazos.selectors import ordinales
from coordinacion.plazos.semaforo import semaforo

POR_PAGINA = 50
MAXIMO_EN_HOJA = 5000
ENCABEZADOS = (
    *("Folio", "Qué se necesita", "Lengua", "Variante", "Lo pidió el peticionario", "Estado"),
    *("Quién", "Solicitado", "Vence", "Semáforo", "Terminó", "Motivo"),
)
VACIAS: dict[str, str] = {
    Falta.MIOS: "Aquí aparecerá lo que usted deba interpretar o traducir.",
    Falta.POR_ASIGNAR: "Aquí aparecerá cada apoyo solicitado, hasta que alguien lo tenga.",
    Situacion.ABIERTOS: "Aquí aparecerán los intérpretes y las traducciones que falten.",
    Situacion.VENCIDOS: "Nada ha vencido: aquí aparecerán los apoyos que pasen de su fecha.",
}
"""What an empty list says will be in it."""
_DE_SIEMPRE = "Un apoyo se solicita al clasificar, si la carta lo pide, o desde su asunto."


@require_safe
def lista(request: HttpRequest) -> HttpResponse:
    """The supports that the person may read, by what is still to be done about them in tabs."""
    usuario = quien_lista(request)
    form = FiltroForm(request.GET)
    filtros = form.limpios()
    filas = selectors.lista(usuario, filtros, reloj.ahora())
    cual = str(filtros.get("lista") or "")
    contexto = {
        "pagina": Paginator(filas, POR_PAGINA).get_page(request.GET.get(PAGINA)),
        "form": form,
        "pestanas": _pestanas(usuario, cual),
        "con_filtros": any(valor for campo, valor in filtros.items() if campo != "lista"),
        "vacia": VACIAS.get(cual, _DE_SIEMPRE),
        "hoja": f"{reverse('apoyo:xlsx')}?{request.GET.urlencode()}",
    }
    return render(request, "lenguas/lista.html", contexto)


def _pestanas(usuario: Usuario, actual: str) -> list[dict[str, Any]]:
    """What waits for somebody is counted; how it ended is only listed."""
    cuales = (*Falta, *Situacion)
    por_hacer = (Falta.POR_ASIGNAR, Falta.MIOS, Situacion.ABIERTOS, Situacion.VENCIDOS)
    ahora = reloj.ahora()
    listas = [selectors.lista(usuario, {"lista": una.value}, ahora) for una in por_hacer]
    cuentas = dict(zip(por_hacer, contar(listas), strict=True))
    base = reverse("apoyo:lista")
    todos = {"texto": "Todos", "url": base, "actual": not actual}
    return [
        *(
            {
                "texto": una.label,
                "url": f"{base}?lista={una.value}",
                "actual": actual == una.value,
                "cuenta": cuentas.get(una),
                "alerta": una == Situacion.VENCIDOS,
                "tope": TOPE,
            }
            for una in cuales
        ),
        todos,
    ]


@require_safe
def ver(request: HttpRequest, pk: int) -> HttpResponse:
    """One support, whole, and what this person may do with it."""
    usuario = persona(request)
    apoyo = get_object_or_404(selectors.apoyo_para(usuario), pk=pk)
    dejar_constancia_de_consulta(usuario, apoyo.carta)
    contexto = {
        "apoyo": apoyo,
        "carta": apoyo.carta,
        "pasos": pasos(usuario, apoyo),
        "asientos": del_registro(REGISTRO, apoyo.pk),
    }
    return render(request, "lenguas/apoyo.html", contexto)


@require_safe
def xlsx(request: HttpRequest) -> HttpResponse:
    """The list with its filters as a spreadsheet, up to `MAXIMO_EN_HOJA` rows."""
    usuario = quien_lista(request)
    filas = selectors.lista(usuario, FiltroForm(request.GET).limpios(), reloj.ahora())
    renglones = _renglones(filas[:MAXIMO_EN_HOJA])
    return hoja_de_calculo("Apoyos lingüísticos", ENCABEZADOS, renglones, "apoyos")


def _renglones(filas: Any) -> Iterator[tuple[str, ...]]:
    del_dia = ordinales()
    for apoyo in filas:
        yield _renglon(apoyo, semaforo(apoyo.plazo, ordinales=del_dia).texto)


def _renglon(apoyo: ApoyoLinguistico, luz: str) -> tuple[str, ...]:
    return (
        apoyo.carta.folio,
        apoyo.get_clase_display(),
        str(apoyo.lengua),
        str(apoyo.variante or ""),
        "sí" if apoyo.a_peticion else "no",
        apoyo.get_estado_display(),
        apoyo.quien,
        fecha_hora_corta(apoyo.solicitado_en),
        fecha_corta(apoyo.plazo.vence_en),
        luz,
        fecha_hora_corta(apoyo.terminado_en),
        apoyo.motivo,
    )
