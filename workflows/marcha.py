"""How a process follows its record, of whatever kind: find it, lock it, move it, rebuild it.

Locks go process → letter → turn → clock. Nothing here decides: the record's rule does.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Concatenate, ParamSpec, TypeVar

from django.db import OperationalError, transaction
from django.db.models import Exists, OuterRef, TextChoices
from viewflow.workflow.status import PROCESS, STATUS

from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import EstadoNoAdmite
from coordinacion.nucleo.fsm import TransitionNotAllowed
from coordinacion.organizacion.models import Usuario
from workflows import sql
from workflows.caminos import Camino
from workflows.models import TareaDeRegistro
from workflows.piezas import distancias
from workflows.referencias import paso_de

P = ParamSpec("P")
R = TypeVar("R")

INTENTOS = 5
"""How often a process that another person just replaced is looked for again."""
_LLAVE_NEGADA = "55P03"
_OCUPADO = "Otra persona está registrando algo en él. Espere un momento y vuelva a intentarlo."
_YA_NO = "cambió mientras usted lo atendía y ya no admite esa acción."


def hacer(
    camino: Camino,
    verbo: Callable[Concatenate[Usuario, int, P], R],
    actor: Usuario,
    registro_id: int,
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> R:
    """Run a verb of the record and move its process, in one transaction. Raises as the verb."""
    with errores(camino), bajo_llave(camino, registro_id) as tarea:
        resultado = verbo(actor, registro_id, *args, **kwargs)
        seguir(camino, registro_id, tarea)
        return resultado


def encaminar(camino: Camino, registro_id: int) -> bool:
    """Bring a record's process to the step that the rule asks for; whether its step changed. A
    process that is missing is started."""
    with bajo_llave(camino, registro_id) as tarea:
        return seguir(camino, registro_id, tarea)


def reconstruir(camino: Camino, ids: Sequence[int]) -> int:
    """Start the processes that are missing among these records, each at the step that the rule
    asks for; returns how many. One statement to read and one to write, however many."""
    vivos = {pk: nodo for pk, nodo in camino.pedidos(ids).items() if nodo != camino.fin}
    return sql.abrir(camino, vivos) if vivos else 0


@contextmanager
def bajo_llave(camino: Camino, registro_id: int) -> Iterator[TareaDeRegistro | None]:
    """A transaction that holds the record's process; gives its open step, or None when the record
    ended and has no process. A process that is missing is started first."""
    with transaction.atomic():
        yield _con_llave(camino, registro_id)


def _con_llave(camino: Camino, registro_id: int) -> TareaDeRegistro | None:
    """Find, lock and read with one statement. Whoever waited for another's verb finds no row, for
    that verb ended the step: the next attempt finds the one that it began."""
    for _ in range(INTENTOS):
        tarea = _abierta(camino, registro_id, con_llave=True)
        if tarea is not None and tarea.process.status == PROCESS.NEW:
            return tarea
        cerrar_sueltos(camino, [registro_id])
        if camino.pedido(registro_id) == camino.fin:
            return None
        reconstruir(camino, [registro_id])
    raise EstadoNoAdmite(f"{camino.sujeto} está ocupado. {_OCUPADO}")


def cerrar_sueltos(camino: Camino, ids: Sequence[int]) -> None:
    """End what hangs from nothing: open steps of ended processes, and processes without a step."""
    ahora, suyos = reloj.ahora(), {f"{camino.llave}__in": ids}
    pasos = camino.tarea.objects.abiertas().filter(**suyos)
    pasos.exclude(process__status=PROCESS.NEW).update(status=STATUS.CANCELED, finished=ahora)
    vivos = camino.proceso._default_manager.filter(status=PROCESS.NEW, **suyos)
    con_paso = camino.tarea.objects.abiertas().filter(process_id=OuterRef("pk"))
    vivos.filter(~Exists(con_paso)).update(status=PROCESS.CANCELED, finished=ahora)


def _abierta(
    camino: Camino, registro_id: int, *, con_llave: bool = False
) -> TareaDeRegistro | None:
    abiertas = camino.tarea.objects.abiertas().select_related("process", "owner")
    if con_llave:
        abiertas = abiertas.select_for_update(of=("process", "self"))
    tarea: TareaDeRegistro | None = abiertas.filter(**{camino.llave: registro_id}).first()
    return tarea


def empezar(camino: Camino, registro_id: int) -> None:
    """The process of a record just registered; the same form sent twice finds it already there."""
    if _abierta(camino, registro_id) is None:
        camino.entrada.run(registro_id=registro_id, pedido=camino.pedido(registro_id))


def seguir(camino: Camino, registro_id: int, tarea: TareaDeRegistro | None) -> bool:
    """Bring the open step to the one that the rule asks for; the process is locked."""
    destino = camino.pedido(registro_id)
    if tarea is None:
        return destino != camino.fin and bool(reconstruir(camino, [registro_id]))
    actual = paso_de(tarea)
    if actual == destino:
        return False
    if actual is not None and destino in distancias(tarea.flow_task):
        _avanzar(tarea, destino)
    else:
        _reemplazar(camino, tarea, destino)
    return True


def _avanzar(tarea: TareaDeRegistro, destino: TextChoices) -> None:
    """Walk along the path: viewflow goes from gate to gate until the step that waits."""
    activacion = tarea.flow_task.activation_class(tarea)
    activacion.process.pedido = destino
    activacion.terminar()
    activacion.activate_next()


def _reemplazar(camino: Camino, tarea: TareaDeRegistro, destino: TextChoices) -> None:
    """What does not follow the path enters again by `retomar`; the process it leaves is ended."""
    ahora = reloj.ahora()
    canceladas = camino.tarea.objects.filter(pk=tarea.pk)
    canceladas.update(status=STATUS.CANCELED, finished=ahora)
    dejados = camino.proceso._default_manager.filter(pk=tarea.process_id)
    dejados.update(status=PROCESS.CANCELED, finished=ahora)
    if destino != camino.fin:
        camino.flujo.retomar.run(registro_id=tarea.registro_id, pedido=destino)


@contextmanager
def errores(camino: Camino) -> Iterator[None]:
    """What the person is told when the engine or the machine of states refuses."""
    try:
        yield
    except TransitionNotAllowed as error:
        raise EstadoNoAdmite(f"{camino.sujeto} {_YA_NO}") from error
    except OperationalError as error:
        if getattr(error.__cause__, "pgcode", "") != _LLAVE_NEGADA:
            raise
        raise EstadoNoAdmite(f"{camino.sujeto} está ocupado. {_OCUPADO}") from error
