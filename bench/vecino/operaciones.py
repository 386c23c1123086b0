"""What the peer is timed at. Preparing is not timed."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from viewflow.workflow.models import Task
from viewflow.workflow.status import STATUS

from bench.medida import Tanda, medir
from bench.vecino import urls  # noqa: F401 - until they load, no node knows its address
from bench.vecino.flows import CanalizacionFlow, TurnoFlow

PERMISOS = ("can_inicio_turno", "can_acusar_turno", "can_responder_turno")

_LLENAR = """
    WITH procesos AS (
        INSERT INTO viewflow_process (flow_class, status, created, data, artifact_object_id,
            seed_object_id)
        SELECT %(flujo)s, 'NEW', now() - n * interval '1 minute',
            jsonb_build_object('folio', 'OF-' || n, 'asunto', 'Solicita el camino'), NULL, NULL
        FROM generate_series(1, %(cuantos)s) n RETURNING id, created
    )
    INSERT INTO viewflow_task (flow_task, flow_task_type, status, created, assigned, finished,
        token, process_id, owner_id, owner_permission, data)
    SELECT %(nodo)s, 'HUMAN',
        CASE WHEN id %% 50 = 0 THEN 'ASSIGNED' WHEN id %% 50 = 1 THEN 'NEW' ELSE 'DONE' END,
        created, CASE WHEN id %% 50 <> 1 THEN created END,
        CASE WHEN id %% 50 > 1 THEN created END, 'start', id,
        CASE WHEN id %% 50 <> 1 THEN %(persona)s END, 'vecino.can_acusar_turno', '{}'
    FROM procesos
"""


def persona() -> User:
    """An ordinary person who may acknowledge and answer."""
    una, nueva = User.objects.get_or_create(username="enlace")
    if nueva:
        permisos = Permission.objects.filter(codename__in=[*PERMISOS, "view_turno"])
        una.user_permissions.set(permisos)
    return una


def _asignadas(cuantas: int) -> list[Task]:
    """Turns waiting for an acknowledgement, already assigned to who will do it."""
    tareas = []
    for numero in range(cuantas):
        proceso = TurnoFlow.por_programa.run(folio=f"OF-2026-{numero:05}")
        tarea = Task.objects.get(process_id=proceso.pk, status=STATUS.NEW)
        with tarea.activation() as activacion:
            activacion.assign(persona())
        tareas.append(tarea)
    return tareas


def _acusar(tarea_id: int) -> None:
    tarea = Task.objects.select_related("process").get(pk=tarea_id)
    with tarea.activation() as activacion:
        activacion.start(None)
        activacion.process.acuse = "expreso"
        activacion.process.save()
        activacion.execute()


def acusar(cuantas: int) -> Tanda:
    """Complete one human task from code, under the process lock."""
    return medir([partial(_acusar, tarea.pk) for tarea in _asignadas(cuantas + 1)])


def acusar_http(cuantas: int) -> Tanda:
    """The same by the package's own screen."""
    cliente = Client()
    cliente.force_login(persona())

    def enviar(tarea: Any) -> None:
        url = tarea.flow_task.reverse("execute", args=[tarea.process_id, tarea.pk])
        respuesta = cliente.post(url, {"acuse": "expreso"})
        assert respuesta.status_code == 302, respuesta.content

    return medir([partial(enviar, tarea) for tarea in _asignadas(cuantas + 1)])


def turnar(cuantas: int) -> Tanda:
    """Start a process that splits in forty human tasks."""
    inicio = CanalizacionFlow.inicio
    return medir([partial(inicio.run, folio=f"OF-{n}") for n in range(cuantas + 1)])


def repartidas(cuantas: int) -> list[int]:
    """The forty tasks of each of so many letters, assigned, for who will acknowledge at once."""
    tareas: list[int] = []
    for numero in range(cuantas):
        proceso = CanalizacionFlow.inicio.run(folio=f"OF-2026-{numero:05}")
        suyas = Task.objects.filter(process_id=proceso.pk, status=STATUS.NEW)
        suyas.update(owner=persona(), status=STATUS.ASSIGNED)
        tareas += list(suyas.values_list("pk", flat=True))
    return tareas


def llenar(cuantas: int) -> int:
    """Bring the task table to so many rows, of a person with a long history; one in fifty open."""
    faltan = cuantas - Task.objects.count()
    if faltan > 0:
        muestra = _asignadas(1)[0]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT t.flow_task, p.flow_class FROM viewflow_task t"
                " JOIN viewflow_process p ON p.id = t.process_id WHERE t.id = %s",
                [muestra.pk],
            )
            nodo, flujo = cursor.fetchone()
            cursor.execute(
                _LLENAR,
                {"flujo": flujo, "nodo": nodo, "cuantos": faltan, "persona": persona().pk},
            )
            cursor.execute("VACUUM ANALYZE viewflow_task")
            cursor.execute("VACUUM ANALYZE viewflow_process")
    return Task.objects.count()


def _pagina(ruta: str, cuantas: int) -> Tanda:
    cliente = Client()
    cliente.force_login(persona())

    def pedir() -> None:
        respuesta = cliente.get(f"/workflow/{ruta}/")
        assert respuesta.status_code == 200, respuesta.content

    pedir()
    return medir([pedir] * (cuantas + 1))


def inbox(cuantas: int) -> Tanda:
    """The package's inbox page."""
    return _pagina("inbox", cuantas)


def queue(cuantas: int) -> Tanda:
    """The package's queue page."""
    return _pagina("queue", cuantas)


OPERACIONES: dict[str, Callable[[int], object]] = {
    "acusar": acusar,
    "acusar_http": acusar_http,
    "turnar": turnar,
    "llenar": llenar,
    "inbox": inbox,
    "queue": queue,
}
