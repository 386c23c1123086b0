"""Verbs over many records: each row runs the real verb, with what its owner may do that moment.

An operation advances a while at a time, so that one of thousands of rows does not keep the watch
or the mail waiting. Any number of workers may be at the same one.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta

from coordinacion.canalizacion import services as canalizacion
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.nucleo.etiquetas import VerboEnBloque as Verbo
from coordinacion.operaciones import services
from coordinacion.operaciones.models import Operacion, Renglon
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles
from workflows import bloque_datos as datos

LOTE = 25
"""Rows read at once; after each batch the counts are written down."""
RATO = timedelta(seconds=15)
"""How long one worker stays at one operation before it lets others pass."""

Preparar = Callable[[Operacion], Callable[[Usuario, int], str]]
"""Reads once what the verb needs; returns what does one record and says what became of it."""


def _acusar(_: Operacion) -> Callable[[Usuario, int], str]:
    def uno(actor: Usuario, turno_id: int) -> str:
        canalizacion.acusar(actor, turno_id)
        return ""

    return uno


_PREPARAN: Mapping[str, Preparar] = {
    Verbo.ACUSAR: _acusar,
}
CLASES = tuple(_PREPARAN)
"""The operations that are carried out here."""


def avanzar(operacion_id: int) -> bool:
    """Work a while on an operation; whether there is more to do. Harmless when repeated."""
    operacion = services.empezar(operacion_id)
    if operacion is None:
        return False
    uno = _PREPARAN[operacion.clase](operacion)
    hasta = reloj.ahora() + RATO
    while reloj.ahora() < hasta:
        if not _avanzar_lote(operacion, uno):
            services.terminar(operacion_id)
            return False
    return True


def _avanzar_lote(operacion: Operacion, uno: Callable[[Usuario, int], str]) -> bool:
    """Do the next rows; False when none was left that this worker could do."""
    resultados = [
        services.atender(pk, lambda renglon: _hacer(operacion, renglon, uno))
        for pk in services.pendientes(operacion.pk, LOTE)
    ]
    services.contar(operacion.pk)
    return any(resultados)


def _hacer(operacion: Operacion, renglon: Renglon, uno: Callable[[Usuario, int], str]) -> str:
    """The owner is read again for each row: who lost the role half-way does no more."""
    actor = datos.quien(operacion)
    suyos = papeles(actor)
    if not suyos.unidad and not suyos.por_institucion:
        raise SinPermiso("Quien la pidió ya no tiene un papel vigente.")
    return uno(actor, renglon.registro_id or 0)
