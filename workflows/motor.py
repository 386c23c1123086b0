"""The only door to the verbs that move a letter, from screens, bulk work, imports and commands.

A verb of the letter and its process move in one transaction; locks go process → letter → turn →
clock. A verb of a turn commits by itself, because it must be cheap and immune to contention, and
the process follows in a second transaction.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Concatenate, ParamSpec, TypeVar

from django.db import transaction
from viewflow.workflow.exceptions import FlowLockFailed
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

INTENTOS = 3
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
    asks for; returns how many. Two statements to read and one to write, however many."""
    vivos = {pk: nodo for pk, nodo in pedidos(carta_ids).items() if nodo != Nodo.FIN}
    return sql.abrir(vivos) if vivos else 0


@contextmanager
def bajo_llave(carta_id: int) -> Iterator[Tarea | None]:
    """A transaction that holds the letter's process; gives its open step, or None when the letter
    ended and has no process. A process that is missing is started first."""
    for _ in range(INTENTOS):
        proceso_id = _proceso_vivo(carta_id)
        if proceso_id is None:
            with transaction.atomic():
                yield None
            return
        with CorrespondenciaFlow.lock(proceso_id):
            tarea = _abierta(carta_id)
            es_suya = tarea is not None and tarea.process_id == proceso_id
            if es_suya or _terminar(proceso_id, PROCESS.CANCELED):
                yield tarea if es_suya else None
                return
    raise EstadoNoAdmite(_OCUPADO)


def _proceso_vivo(carta_id: int) -> int | None:
    vivo = Proceso.objects.filter(carta_id=carta_id, status=PROCESS.NEW).values_list("pk")
    fila = vivo.first() or (reconstruir([carta_id]) and vivo.first())
    return fila[0] if fila else None


def _terminar(proceso_id: int, situacion: str) -> bool:
    """End a process unless it already ended; whether it was live."""
    vivo = Proceso.objects.filter(pk=proceso_id, status=PROCESS.NEW)
    return bool(vivo.update(status=situacion, finished=reloj.ahora()))


def _abierta(carta_id: int) -> Tarea | None:
    abiertas = Tarea.objects.abiertas().select_related("process", "owner")
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
    Tarea.objects.filter(pk=tarea.pk).update(status=STATUS.CANCELED, finished=reloj.ahora())
    _terminar(tarea.process_id, PROCESS.CANCELED)
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
    except FlowLockFailed as error:
        causa = error.__context__
        if getattr(getattr(causa, "__cause__", None), "pgcode", "") != _LLAVE_NEGADA:
            raise causa or error from error
        raise EstadoNoAdmite(_OCUPADO) from error
