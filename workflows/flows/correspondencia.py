"""The unit's side of a letter. Module, class and node names are stored in every row: renaming one
is a data migration."""

from viewflow.workflow.base import Flow
from viewflow.workflow.lock import SelectForUpdateLock

from workflows.models import Proceso, Tarea
from workflows.nodos import Nodo
from workflows.piezas import Arranque, Fin, Paso, Puerta, this


class CorrespondenciaFlow(Flow):  # type: ignore[misc]
    """The path of a letter."""

    process_title = "Camino del asunto"
    process_class = Proceso
    task_class = Tarea
    lock_impl = SelectForUpdateLock(nowait=False, attempts=1)

    recibir = Arranque("Se recibe").Next(this.clasificar)
    clasificar = Paso(Nodo.CLASIFICAR).Next(this.procede)
    procede = (
        Puerta("¿Procede?")
        .Rama(this.decidir, "Sí, se clasifica")
        .Rama(this.prevenida, "Falta información")
        .Rama(this.fin, "Se desecha o se cancela")
    )
    decidir = Paso(Nodo.DECIDIR).Next(this.quien_responde)
    quien_responde = (
        Puerta("¿Quién responde?")
        .Rama(this.esperar, "Una o varias instituciones")
        .Rama(this.falta_notificar, "La unidad")
        .Rama(this.prevenida, "Falta información")
        .Rama(this.fin, "Nadie: de conocimiento, desechado o cancelado")
    )
    esperar = Paso(Nodo.ESPERAR).Next(this.respondieron)
    respondieron = (
        Puerta("¿Respondieron?")
        .Rama(this.revisar, "Sí")
        .Rama(this.turnar_de_nuevo, "No les corresponde, o se retiró el turno")
        .Rama(this.falta_notificar, "Se recibió la remisión")
        .Rama(this.prevenida, "Falta información")
    )
    turnar_de_nuevo = Paso(Nodo.TURNAR_DE_NUEVO).Next(this.quien_sigue)
    quien_sigue = (
        Puerta("¿Quién sigue?")
        .Rama(this.esperar, "Otra institución")
        .Rama(this.revisar, "Ya había respondido otra")
        .Rama(this.falta_notificar, "Basta con lo respondido")
        .Rama(this.fin, "Nadie: se cancela")
    )
    revisar = Paso(Nodo.REVISAR).Next(this.basta)
    basta = (
        Puerta("¿Basta la respuesta?")
        .Rama(this.falta_notificar, "Sí")
        .Rama(this.esperar, "No: se devuelve, o faltan otras")
        .Rama(this.turnar_de_nuevo, "Nadie queda que responda")
    )
    falta_notificar = (
        Puerta("¿Falta notificar?").Rama(this.notificar, "Sí").Rama(this.concluir, "No")
    )
    notificar = Paso(Nodo.NOTIFICAR).Next(this.se_entrego)
    se_entrego = (
        Puerta("¿Se entregó?")
        .Rama(this.concluir, "Sí")
        .Rama(this.fin, "No fue posible: se concluye con su motivo")
    )
    concluir = Paso(Nodo.CONCLUIR).Next(this.fin)
    prevenida = Paso(Nodo.PREVENIDA).Next(this.se_desahogo)
    se_desahogo = (
        Puerta("¿Se desahogó?")
        .Rama(this.clasificar, "Sí")
        .Rama(this.decidir, "Sí")
        .Rama(this.esperar, "Sí")
        .Rama(this.fin, "No: se desecha")
    )
    fin = Fin()

    retomar = Arranque("Se retoma").Next(this.donde_va)
    donde_va = (
        Puerta("¿Dónde va?")
        .Rama(this.clasificar, Nodo.CLASIFICAR.label)
        .Rama(this.decidir, Nodo.DECIDIR.label)
        .Rama(this.esperar, Nodo.ESPERAR.label)
        .Rama(this.turnar_de_nuevo, Nodo.TURNAR_DE_NUEVO.label)
        .Rama(this.revisar, Nodo.REVISAR.label)
        .Rama(this.notificar, Nodo.NOTIFICAR.label)
        .Rama(this.concluir, Nodo.CONCLUIR.label)
        .Rama(this.prevenida, Nodo.PREVENIDA.label)
    )
