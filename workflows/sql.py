"""The one set-based statement: the processes of many records, as `retomar` would start them."""

from collections.abc import Mapping

from django.db import connection
from django.db.models import TextChoices
from viewflow.workflow.status import PROCESS, STATUS

from coordinacion.nucleo import reloj
from coordinacion.nucleo.sql import arreglo
from workflows.caminos import Camino
from workflows.referencias import del_flujo, referencia

_ABRIR = """
WITH pedidas AS (
    SELECT * FROM unnest(%(registros)s::bigint[], %(pasos)s::text[], %(permisos)s::text[])
        AS pedida({llave}, flow_task, owner_permission)
), procesos AS (
    INSERT INTO {proceso} (flow_class, status, created, {llave})
    SELECT %(flujo)s, %(vivo)s, %(ahora)s, {llave} FROM pedidas
    ON CONFLICT ({llave}) WHERE status = 'NEW' DO NOTHING
    RETURNING id, {llave}
)
INSERT INTO {tarea}
    (flow_task, flow_task_type, token, status, created, owner_permission, process_id, {llave})
SELECT flow_task, %(clase)s, %(ficha)s, %(nueva)s, %(ahora)s, owner_permission, procesos.id,
       {llave}
FROM procesos JOIN pedidas USING ({llave})
"""


def abrir(camino: Camino, pedidos: Mapping[int, TextChoices]) -> int:
    """Start a process for each record that has none, at its step; returns how many."""
    pasos = {nodo: camino.flujo.instance.node(nodo.value) for nodo in set(pedidos.values())}
    sentencia = _ABRIR.format(
        proceso=camino.proceso._meta.db_table,
        tarea=camino.tarea._meta.db_table,
        llave=camino.llave,
    )
    with connection.cursor() as cursor:
        cursor.execute(
            sentencia,
            {
                "registros": arreglo(pedidos),
                "pasos": [referencia(camino.flujo, nodo.value) for nodo in pedidos.values()],
                "permisos": [pasos[nodo].calc_owner_permission(None) for nodo in pedidos.values()],
                "flujo": del_flujo(camino.flujo),
                "vivo": PROCESS.NEW.value,
                "nueva": STATUS.NEW.value,
                "clase": next(iter(pasos.values())).task_type,
                "ficha": camino.tarea._meta.get_field("token").get_default().token,
                "ahora": reloj.ahora(),
            },
        )
        return int(cursor.rowcount)
