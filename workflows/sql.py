"""The one set-based statement: the processes of many letters, as `retomar` would start them."""

from collections.abc import Mapping

from django.db import connection
from viewflow.workflow.status import PROCESS, STATUS

from coordinacion.nucleo import reloj
from workflows.flows.correspondencia import CorrespondenciaFlow
from workflows.models import Tarea
from workflows.nodos import Nodo
from workflows.referencias import del_flujo, referencia

_ABRIR = """
WITH pedidas AS (
    SELECT * FROM unnest(%(cartas)s::bigint[], %(pasos)s::text[], %(permisos)s::text[])
        AS pedida(carta_id, flow_task, owner_permission)
), procesos AS (
    INSERT INTO workflows_proceso (flow_class, status, created, carta_id)
    SELECT %(flujo)s, %(vivo)s, %(ahora)s, carta_id FROM pedidas
    ON CONFLICT (carta_id) WHERE status = 'NEW' DO NOTHING
    RETURNING id, carta_id
)
INSERT INTO workflows_tarea
    (flow_task, flow_task_type, token, status, created, owner_permission, process_id, carta_id)
SELECT flow_task, %(clase)s, %(ficha)s, %(nueva)s, %(ahora)s, owner_permission, procesos.id,
       carta_id
FROM procesos JOIN pedidas USING (carta_id)
"""


def abrir(pedidos: Mapping[int, Nodo]) -> int:
    """Start a process for each letter that has none, at its step; returns how many."""
    pasos = {nodo: CorrespondenciaFlow.instance.node(nodo.value) for nodo in set(pedidos.values())}
    with connection.cursor() as cursor:
        cursor.execute(
            _ABRIR,
            {
                "cartas": list(pedidos),
                "pasos": [referencia(nodo) for nodo in pedidos.values()],
                "permisos": [pasos[nodo].calc_owner_permission(None) for nodo in pedidos.values()],
                "flujo": del_flujo(),
                "vivo": PROCESS.NEW.value,
                "nueva": STATUS.NEW.value,
                "clase": CorrespondenciaFlow.clasificar.task_type,
                "ficha": Tarea._meta.get_field("token").get_default().token,
                "ahora": reloj.ahora(),
            },
        )
        return int(cursor.rowcount)
