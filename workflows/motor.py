"""The only door to the verbs that move a letter, from screens, bulk work, imports and commands.

A verb of the letter and its process move in one transaction; locks go process → letter → turn →
clock. A verb of a turn commits by itself, because it must be cheap and immune to contention, and
the process follows in a second transaction.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Concatenate, ParamSpec, TypeVar

from django.db import OperationalError, transaction
from django.db.models import Exists, OuterRef
from viewflow.workflow.status import PROCESS, STATUS

from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import EstadoNoAdmite
from coordinacion.nucleo.fsm import TransitionNotAllowed
from coordinacion.organizacion.models import Usuario
from workflows import sql
from workflows.flows.correspondencia import CorrespondenciaFlow
from workflows.models import Proceso, Tarea
from workflows.nodos import Nodo
from workflows.piezas import distancias
from workflows.referencias import nodo_de
from workflows.situacion import pedido, pedidos

P = ParamSpec("P")
T = TypeVar("T")
registro = logging.getLogger(__name__)

INTENTOS = 5
"""How often a process that another person just replaced is looked for again."""
_LLAVE_NEGADA = "55P03"
_OCUPADO = (
    "Otra persona está registrando algo en este asunto. Espere un momento y vuelva a intentarlo."
)
_YA_NO = "El asunto cambió mientras usted lo atendía y ya no admite esa acción."


def registrar(
    verbo: Callable[Concatenate[Usuario, Correspondencia, P], Correspondencia],
    actor: Usuario,
    carta: Correspondencia,
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> Correspondencia:
    """Run a verb that registers `carta` (unsaved), and start its process with it."""
    with _errores(), transaction.atomic():
        registrada = verbo(actor, carta, *args, **kwargs)
        _empezar(registrada.pk)
        return registrada


def de_carta(
    verbo: Callable[Concatenate[Usuario, int, P], T],
    actor: Usuario,
    carta_id: int,
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Run a verb of the letter and move its process, in one transaction. Raises as the verb."""
    with _errores(), bajo_llave(carta_id) as tarea:
        resultado = verbo(actor, carta_id, *args, **kwargs)
        _seguir(carta_id, tarea)
        return resultado


def de_carta_con_nuevas(
    verbo: Callable[Concatenate[Usuario, int, P], Sequence[Correspondencia]],
    actor: Usuario,
    carta_id: int,
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> Sequence[Correspondencia]:
    """As `de_carta`, of a verb that gives new letters: each begins its process with it."""
    with _errores(), bajo_llave(carta_id) as tarea:
        nuevas = verbo(actor, carta_id, *args, **kwargs)
        _seguir(carta_id, tarea)
        for nueva in nuevas:
            _empezar(nueva.pk)
        return nuevas


def de_turno(
    verbo: Callable[Concatenate[Usuario, int, P], T],
    actor: Usuario,
    turno_id: int,
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Run a verb of a turn, and then move its letter's process. Raises as the verb.

    The verb is done when it commits: whatever keeps the process from following is written to the
    server's log and left to `verificar_flujos`.
    """
    with _errores():
        resultado = verbo(actor, turno_id, *args, **kwargs)
    try:
        encaminar(_carta_del_turno(turno_id))
    except Exception:
        registro.exception("El proceso del turno %s no pudo seguirlo", turno_id)
    return resultado


def encaminar(carta_id: int) -> bool:
    """Bring a letter's process to the step that the rule asks for; whether its step changed. A
    process that is missing is started."""
    with bajo_llave(carta_id) as tarea:
        return _seguir(carta_id, tarea)


def reconstruir(carta_ids: Sequence[int]) -> int:
    """Start the processes that are missing among these letters, each at the step that the rule
    asks for; returns how many. One statement to read and one to write, however many."""
    vivos = {pk: nodo for pk, nodo in pedidos(carta_ids).items() if nodo != Nodo.FIN}
    return sql.abrir(vivos) if vivos else 0


@contextmanager
def bajo_llave(carta_id: int) -> Iterator[Tarea | None]:
    """A transaction that holds the letter's process; gives its open step, or None when the letter
    ended and has no process. A process that is missing is started first."""
    with transaction.atomic():
        yield _con_llave(carta_id)


def _con_llave(carta_id: int) -> Tarea | None:
    """Find, lock and read with one statement. Whoever waited for another's verb finds no row, for
    that verb ended the step: the next attempt finds the one that it began."""
    for _ in range(INTENTOS):
        tarea = _abierta(carta_id, con_llave=True)
        if tarea is not None and tarea.process.status == PROCESS.NEW:
            return tarea
        cerrar_sueltos([carta_id])
        if not reconstruir([carta_id]) and pedido(carta_id) == Nodo.FIN:
            return None
    raise EstadoNoAdmite(_OCUPADO)


def cerrar_sueltos(carta_ids: Sequence[int]) -> None:
    """End what hangs from nothing: open steps of ended processes, and processes without a step."""
    ahora = reloj.ahora()
    pasos = Tarea.objects.abiertas().filter(carta_id__in=carta_ids)
    pasos.exclude(process__status=PROCESS.NEW).update(status=STATUS.CANCELED, finished=ahora)
    vivos = Proceso.objects.filter(carta_id__in=carta_ids, status=PROCESS.NEW)
    suyos = Tarea.objects.abiertas().filter(process_id=OuterRef("pk"))
    vivos.filter(~Exists(suyos)).update(status=PROCESS.CANCELED, finished=ahora)


def _abierta(carta_id: int, *, con_llave: bool = False) -> Tarea | None:
    abiertas = Tarea.objects.abiertas().select_related("process", "owner")
    if con_llave:
        abiertas = abiertas.select_for_update(of=("process", "self"))
    return abiertas.filter(carta_id=carta_id).first()


def _empezar(carta_id: int) -> None:
    """The process of a letter just registered; the same form sent twice finds it already there."""
    if _abierta(carta_id) is None:
        CorrespondenciaFlow.recibir.run(carta_id=carta_id, pedido=pedido(carta_id))


def _seguir(carta_id: int, tarea: Tarea | None) -> bool:
    """Bring the open step to the one that the rule asks for; the process is locked."""
    destino = pedido(carta_id)
    if tarea is None:
        return destino != Nodo.FIN and bool(reconstruir([carta_id]))
    actual = nodo_de(tarea)
    if actual == destino:
        return False
    if actual is not None and destino in distancias(tarea.flow_task):
        _avanzar(tarea, destino)
    else:
        _reemplazar(tarea, destino)
    return True


def _avanzar(tarea: Tarea, destino: Nodo) -> None:
    """Walk along the path: viewflow goes from gate to gate until the step that waits."""
    activacion = tarea.flow_task.activation_class(tarea)
    activacion.process.pedido = destino
    activacion.terminar()
    activacion.activate_next()


def _reemplazar(tarea: Tarea, destino: Nodo) -> None:
    """What does not follow the path enters again by `retomar`; the process it leaves is ended."""
    ahora = reloj.ahora()
    Tarea.objects.filter(pk=tarea.pk).update(status=STATUS.CANCELED, finished=ahora)
    Proceso.objects.filter(pk=tarea.process_id).update(status=PROCESS.CANCELED, finished=ahora)
    if destino != Nodo.FIN:
        CorrespondenciaFlow.retomar.run(carta_id=tarea.carta_id, pedido=destino)


def _carta_del_turno(turno_id: int) -> int:
    return int(Turno.objects.values_list("correspondencia_id", flat=True).get(pk=turno_id))


@contextmanager
def _errores() -> Iterator[None]:
    """What the person is told when the engine or the machine of states refuses."""
    try:
        yield
    except TransitionNotAllowed as error:
        raise EstadoNoAdmite(_YA_NO) from error
    except OperationalError as error:
        if getattr(error.__cause__, "pgcode", "") != _LLAVE_NEGADA:
            raise
        raise EstadoNoAdmite(_OCUPADO) from error
