"""The path of a commitment. Module, class and node names are stored in every row: renaming one is
a data migration."""

from viewflow.workflow.base import Flow
from viewflow.workflow.lock import SelectForUpdateLock

from workflows.models import ProcesoDeCompromiso, TareaDeCompromiso
from workflows.nodos_compromiso import NodoCompromiso
from workflows.piezas import Arranque, Fin, Paso, Puerta, this


class CompromisoFlow(Flow):  # type: ignore[misc]
    """From what is written at the meeting to what the other party verifies."""

    process_title = "Camino del compromiso"
    process_class = ProcesoDeCompromiso
    task_class = TareaDeCompromiso
    lock_impl = SelectForUpdateLock(nowait=False, attempts=1)

    escribir = Arranque("Se escribe").Next(this.formalizar)
    formalizar = Paso(NodoCompromiso.FORMALIZAR).Next(this.se_acordo)
    se_acordo = Puerta("¿Se acordó?").Rama(this.seguir, "Sí").Rama(this.fin, "No: se cancela")
    seguir = Paso(NodoCompromiso.SEGUIR).Next(this.se_hizo)
    se_hizo = (
        Puerta("¿Se hizo?")
        .Rama(this.verificar, "Así se reporta")
        .Rama(this.fin, "No: se declara incumplido o se cancela")
    )
    verificar = Paso(NodoCompromiso.VERIFICAR).Next(this.se_cumplio)
    se_cumplio = (
        Puerta("¿Se cumplió?")
        .Rama(this.fin, "Sí, todo o en parte")
        .Rama(this.seguir, "No lo que se reportó")
    )
    fin = Fin()

    retomar = Arranque("Se retoma").Next(this.donde_va)
    donde_va = (
        Puerta("¿Dónde va?")
        .Rama(this.formalizar, NodoCompromiso.FORMALIZAR.label)
        .Rama(this.seguir, NodoCompromiso.SEGUIR.label)
        .Rama(this.verificar, NodoCompromiso.VERIFICAR.label)
    )
