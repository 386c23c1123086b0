"""What became of work on many records: progress that can be left, results, and the list."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import EstadoOperacion, ResultadoRenglon
from coordinacion.nucleo.tecleado import entero
from coordinacion.operaciones import selectors, services
from coordinacion.operaciones.forms.reintentar import ReintentarForm
from coordinacion.operaciones.models import Operacion, Renglon
from coordinacion.operaciones.reglas import INMEDIATAS
from coordinacion.operaciones.tasks import ejecutar
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles
from coordinacion.organizacion.vistas import persona
from workflows import bloque

POR_PAGINA = 100
DE_LA_LISTA = 25
AL_MOMENTO = timedelta(seconds=2)
"""How long a person is kept waiting for a small operation."""
PASO_DICHO = 25
"""Every so many hundredths the progress is said aloud, and not more often."""


class _Contado(Paginator[Renglon]):
    """A paginator that already knows how many rows there are."""

    def __init__(self, filas: Any, cuantas: int) -> None:
        super().__init__(filas, POR_PAGINA)
        self._cuantas = cuantas

    @property
    def count(self) -> int:
        return self._cuantas


@require_safe
def lista(request: HttpRequest) -> HttpResponse:
    """The person's own operations."""
    suyas = selectors.de_la_persona(persona(request))
    pagina = Paginator(suyas, DE_LA_LISTA).get_page(request.GET.get("pagina"))
    return render(request, "operaciones/lista.html", {"pagina": pagina})


@require_safe
def ver(request: HttpRequest, pk: int) -> HttpResponse:
    """One operation: how far it is and what became of each row."""
    operacion = selectors.visible(persona(request), pk)
    if operacion.estado == EstadoOperacion.PREPARADA:
        return redirect("operaciones:preparar", operacion.pk)
    return render(request, "operaciones/ver.html", _contexto(request, operacion))


@require_safe
def avance(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the page that changes while it runs."""
    operacion = selectors.visible(persona(request), pk)
    contexto = _contexto(request, operacion)
    contexto["por_decir"] = contexto["dicho"] > entero(request.GET.get("dicho"))
    return render(request, "operaciones/_avance.html", contexto)


def _contexto(request: HttpRequest, operacion: Operacion) -> dict[str, Any]:
    cuentas = selectors.cuentas(operacion)
    operacion.hechas = cuentas[ResultadoRenglon.HECHO]
    operacion.rechazadas = cuentas[ResultadoRenglon.RECHAZADO]
    elegido = _elegido(request.GET.get("resultado"), operacion)
    todo_hecho = operacion.hechas == operacion.total
    cuantas = cuentas[elegido] if elegido else operacion.total
    pagina = _Contado(selectors.renglones(operacion, elegido), cuantas)
    return {
        "operacion": operacion,
        "es_propia": operacion.actor_id == persona(request).pk,
        "pestanas": [_pestana(operacion, uno, cuentas, elegido) for uno in ("", *ResultadoRenglon)],
        "pagina": pagina.get_page(request.GET.get("pagina")),
        "elegido": elegido,
        "dicho": 100 if operacion.esta_acabada else operacion.avance // PASO_DICHO * PASO_DICHO,
        "clave": uuid4(),
        "se_reintenta": operacion.esta_acabada and not todo_hecho,
    }


def _elegido(pedido: str | None, operacion: Operacion) -> str:
    """The result whose rows are listed. Unless the person chose: those refused, when there are,
    and while it runs, so that what is drawn every two seconds is short."""
    if pedido is None:
        de_interes = operacion.rechazadas or operacion.esta_activa
        return ResultadoRenglon.RECHAZADO.value if de_interes else ""
    return pedido if pedido in ResultadoRenglon.values else ""


def _pestana(operacion: Operacion, uno: str, cuentas: Any, elegido: str) -> dict[str, object]:
    url = reverse("operaciones:ver", args=[operacion.pk])
    return {
        "url": f"{url}?resultado={uno or 'todos'}",
        "texto": ResultadoRenglon(uno).label if uno else "Todos",
        "cuenta": cuentas[uno] if uno else operacion.total,
        "actual": uno == elegido,
        "alerta": uno == ResultadoRenglon.RECHAZADO,
    }


@require_POST
def detener(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop what is left of one's own operation."""
    operacion = services.detener(persona(request), pk)
    return redirect(operacion)


@require_POST
def reintentar(request: HttpRequest, pk: int) -> HttpResponse:
    """Try again what was refused or not reached, as a new operation."""
    anterior = selectors.propia(persona(request), pk)
    form = ReintentarForm(request.POST)
    if not form.is_valid():
        raise DatoInvalido("La página llegó incompleta: vuelva a abrirla.")
    clave = form.cleaned_data["clave"]
    nueva = services.repetir(persona(request), anterior.pk, clave_envio=clave)
    empezar(nueva)
    return redirect(nueva)


@require_safe
def archivo(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The file that one's own operation made, while it is kept."""
    operacion = selectors.propia(persona(request), pk)
    _exigir_algun_papel(persona(request))
    if not operacion.archivo:
        raise Http404
    return FileResponse(
        operacion.archivo.open("rb"), as_attachment=True, filename=operacion.archivo_nombre
    )


def _exigir_algun_papel(usuario: Usuario) -> None:
    """A result holds what the person could read then: who left reads it no more."""
    suyos = papeles(usuario)
    if not suyos.unidad and not suyos.por_institucion:
        raise PermissionDenied


def empezar(operacion: Operacion) -> None:
    """Do a small operation now, and leave the rest to a worker. If the queue is down, the sweep
    finds what was left."""
    if operacion.total <= INMEDIATAS and not bloque.avanzar(operacion.pk, rato=AL_MOMENTO):
        return
    transaction.on_commit(lambda: ejecutar.delay(operacion.pk), robust=True)
