"""The liaison's tray, made for two minutes on a phone."""

from collections.abc import Mapping
from typing import cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from coordinacion.canalizacion.forms.turno import AcusarVariosForm
from coordinacion.canalizacion.models import Turno, TurnoQuerySet
from coordinacion.canalizacion.selectors import mis_turnos as selectors
from coordinacion.canalizacion.selectors.mis_turnos import Grupo
from coordinacion.canalizacion.services import acusar_varios as acusar
from coordinacion.canalizacion.views.pasos_turno import Paso, pasos
from coordinacion.nucleo import reloj
from coordinacion.nucleo.cuentas import TOPE
from coordinacion.nucleo.etiquetas import ASUNTO_RESERVADO
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import ROLES_INSTITUCION
from coordinacion.organizacion.selectors import papeles
from coordinacion.organizacion.vistas import persona

POR_PAGINA = 25
AL_MOMENTO = 50
"""Up to so many are acknowledged while the person waits; more are left to a worker."""
PREFERIDOS = (Grupo.POR_ACUSAR, Grupo.VENCIDOS, Grupo.ESTA_SEMANA, Grupo.EN_TRAMITE)
"""With no group chosen, the first of these that has something."""


class _Contado(Paginator[Turno]):
    """A paginator that already knows how many rows there are."""

    def __init__(self, filas: TurnoQuerySet, cuantas: int) -> None:
        super().__init__(filas, POR_PAGINA)
        self._cuantas = cuantas

    @property
    def count(self) -> int:
        return self._cuantas


@require_safe
def lista(request: HttpRequest) -> HttpResponse:
    """One group of the person's turns, with the count of every group."""
    actor = _de_institucion(request)
    ahora = reloj.ahora()
    cuentas = selectors.cuentas(actor, ahora)
    grupo = _elegido(request.GET.get("grupo", ""), cuentas)
    filas = selectors.del_grupo(actor, grupo, ahora)
    total = cuentas[grupo] if cuentas[grupo] <= TOPE else filas.count()
    pagina = _Contado(filas, total).get_page(request.GET.get("pagina"))
    suyas = cast(TurnoQuerySet, pagina.object_list)
    ausentes = {una.persona_id: una.nombre for una in papeles(actor).suplencias}
    contexto = {
        "grupo": grupo,
        "pestanas": [_pestana(uno, cuentas, uno == grupo) for uno in Grupo],
        "pagina": pagina,
        "total": total,
        "tarjetas": [
            (turno, _siguiente(actor, turno), ausentes.get(turno.persona_id or 0))
            for turno in selectors.tarjetas(actor, grupo, suyas)
        ],
        "acusables": selectors.acusables(actor, ahora) if grupo == Grupo.POR_ACUSAR else [],
        "al_momento": AL_MOMENTO,
        "asunto_reservado": ASUNTO_RESERVADO,
    }
    return render(request, "canalizacion/mis_turnos.html", contexto)


@require_POST
def acusar_varios(request: HttpRequest) -> HttpResponse:
    """Acknowledge all that the page listed; what could not be is said, one by one."""
    actor = _de_institucion(request)
    form = AcusarVariosForm(request.POST)
    if not form.is_valid():
        messages.error(request, form.fields["turnos"].error_messages["invalid"])
        return redirect("mis_turnos:lista")
    ids = form.cleaned_data["turnos"]
    errores = {uno.turno_id: uno.error for uno in acusar(actor, ids)}
    bien = sum(not error for error in errores.values())
    if bien == len(ids):
        cuantos = "1 turno" if bien == 1 else f"{bien} turnos"
        messages.success(request, f"Acusó de recibido {cuantos}.")
        return redirect("mis_turnos:lista")
    turnos = {turno.pk: turno for turno in selectors.por_ids(actor, ids)}
    contexto = {
        "filas": [(turnos.get(pk), error) for pk, error in errores.items()],
        "bien": bien,
        "mal": len(ids) - bien,
    }
    estado = 200 if bien else 409
    return render(request, "canalizacion/mis_turnos_resultado.html", contexto, status=estado)


def _de_institucion(request: HttpRequest) -> Usuario:
    actor = persona(request)
    if not papeles(actor).instituciones(*ROLES_INSTITUCION):
        raise PermissionDenied
    return actor


def _elegido(pedido: str, cuentas: Mapping[Grupo, int]) -> Grupo:
    if pedido in Grupo.values:
        return Grupo(pedido)
    return next((uno for uno in PREFERIDOS if cuentas[uno]), Grupo.POR_ACUSAR)


def _pestana(grupo: Grupo, cuentas: Mapping[Grupo, int], actual: bool) -> dict[str, object]:
    return {
        "url": f"{reverse('mis_turnos:lista')}?grupo={grupo.value}",
        "texto": grupo.label,
        "cuenta": cuentas[grupo],
        "tope": TOPE,
        "actual": actual,
        "alerta": grupo == Grupo.VENCIDOS,
    }


def _siguiente(actor: Usuario, turno: Turno) -> Paso | None:
    """The next verb, on the card itself; nothing on a card whose text may not be read."""
    return pasos(actor, turno).siguiente if getattr(turno, "legible", False) else None
