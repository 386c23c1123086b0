"""Everything that a person had, to others, in one step: also the steps that she took."""

from collections import defaultdict
from collections.abc import Callable, Mapping

from django.db import transaction
from viewflow.workflow.status import STATUS

from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.bitacora.hechos import Hecho
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles
from coordinacion.relevos.opciones import Trabajo
from coordinacion.relevos.selectors.trabajo import que_puede_leer
from coordinacion.relevos.services.reasignar import (
    Reparto,
    asentar_de_cartas,
    exigir_que_reparta,
    reasignar_asuntos,
    reasignar_compromisos,
    reasignar_turnos,
)
from workflows import permisos
from workflows.models import Tarea
from workflows.referencias import nodo_de

Reparte = Callable[[Usuario, Usuario, Usuario], Reparto]


@transaction.atomic
def reasignar_todo(
    actor: Usuario, persona: Usuario, a: Mapping[Trabajo, Usuario]
) -> dict[Trabajo, Reparto]:
    """Give each kind of work of `persona` to who is named for it; what of each passed and stayed.

    Who receives gets one notice. Processes are locked first, then letters, turns and clocks.
    Raises `SinPermiso` or `DatoInvalido`.
    """
    if persona in a.values():
        raise DatoInvalido("Elija a otra persona: ese trabajo ya es suyo.")
    hechos = {
        trabajo: reparte(actor, persona, a[trabajo])
        for trabajo, reparte in _EN_ORDEN.items()
        if trabajo in a
    }
    _avisar(actor, persona, a, hechos)
    return hechos


def _reasignar_pasos(actor: Usuario, persona: Usuario, nueva: Usuario) -> Reparto:
    """The steps that the person took. One that is not work of `nueva` is left free for whoever may
    take it: it stays in its tray."""
    exigir_que_reparta(actor, Trabajo.PASOS)
    ahora = reloj.ahora()
    suyas = Tarea.objects.abiertas().filter(owner=persona).exclude(hasta__lte=ahora)
    visibles = Correspondencia.objects.visibles_para(actor)
    filas = suyas.filter(carta__in=visibles.values("pk")).select_related("process", "carta__tipo")
    tareas = list(filas.select_for_update(of=("self", "process")).order_by("process_id"))
    cartas = Correspondencia.objects.filter(pk__in=[tarea.carta_id for tarea in tareas])
    lee = set(que_puede_leer(cartas, nueva).values_list("pk", flat=True))
    dadas = [t for t in tareas if t.carta_id in lee and _le_toca(nueva, t)]
    libres = [tarea for tarea in tareas if tarea not in dadas]
    Tarea.objects.filter(pk__in=[tarea.pk for tarea in dadas]).update(
        owner=nueva, assigned=ahora, hasta=None, status=STATUS.ASSIGNED
    )
    Tarea.objects.filter(pk__in=[tarea.pk for tarea in libres]).update(
        owner=None, assigned=None, hasta=None, status=STATUS.NEW
    )
    datos = {"persona": nueva.nombre_completo, "antes": persona.nombre_completo}
    asentar_de_cartas(actor, Hecho.ASUNTO_REASIGNADO, [t.carta_id for t in dadas], datos)
    return Reparto(len(dadas), len(libres))


def _le_toca(persona: Usuario, tarea: Tarea) -> bool:
    nodo = nodo_de(tarea)
    return nodo is not None and papeles(persona).tiene(*permisos.roles_del_paso(nodo, tarea.carta))


_EN_ORDEN: Mapping[Trabajo, Reparte] = {
    Trabajo.PASOS: _reasignar_pasos,
    Trabajo.ASUNTOS: reasignar_asuntos,
    Trabajo.TURNOS: reasignar_turnos,
    Trabajo.COMPROMISOS: reasignar_compromisos,
}


def _avisar(
    actor: Usuario,
    persona: Usuario,
    a: Mapping[Trabajo, Usuario],
    hechos: Mapping[Trabajo, Reparto],
) -> None:
    recibe: dict[int, list[str]] = defaultdict(list)
    for trabajo, reparto in hechos.items():
        if reparto.pasaron and a[trabajo] != actor:
            recibe[a[trabajo].pk].append(f"{trabajo.label}: {reparto.pasaron:,}")
    momento = f"{reloj.ahora():%Y%m%d%H%M%S%f}"
    avisar(
        NuevoAviso(
            clave=f"relevo:{persona.pk}:{momento}:{pk}",
            destinatario_id=pk,
            titulo=f"Recibe el trabajo que tenía {persona.nombre_completo}",
            texto=". ".join(partes) + ".",
        )
        for pk, partes in recibe.items()
    )
