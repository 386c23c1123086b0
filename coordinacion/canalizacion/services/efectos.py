"""What each verb of a turn leaves on its row, and what is said of it; nothing here is saved.

The verbs save one turn; who makes many whole lives at once writes them all together.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Acuse, Caracter, Parte
from coordinacion.nucleo.errores import DatoInvalido


def dejar_acusado(turno: Turno, acuse: Acuse, momento: datetime) -> None:
    """The institution has it since `momento`."""
    turno.acuse = acuse
    turno.acusado_en = momento
    turno.acusar()


def hecho_de_acuse(acuse: Acuse) -> Hecho:
    """What the log calls each way of acknowledging."""
    return Hecho.TURNO_ACUSE_TACITO if acuse == Acuse.TACITO else Hecho.TURNO_ACUSADO


def dejar_respondido(turno: Turno, momento: datetime) -> None:
    """The turn waits for the unit since `momento`."""
    turno.respondido_en = momento
    turno.responder()


def dejar_aceptado(turno: Turno, momento: datetime) -> None:
    """The unit took the answer as good at `momento`."""
    turno.atendido_en = momento
    turno.aceptar()


def dejar_devuelto(turno: Turno, complemento: str) -> None:
    """The answer goes back for what `complemento` says. Raises `DatoInvalido` without it."""
    if not complemento.strip():
        raise DatoInvalido({"complemento": "Indique qué falta en la respuesta."})
    turno.complemento = complemento
    turno.devolver()


def dejar_retirado(turno: Turno, motivo: str) -> None:
    """The unit took the turn back for `motivo`."""
    turno.motivo_retiro = motivo
    turno.retirar()


def dejar_relevado(turno: Turno, motivo: str) -> None:
    """The letter begins again: what the institution answered stays, and it answers no more."""
    turno.motivo_retiro = motivo
    turno.relevar()


def exigir_sentidos(puntos: Iterable[int], sentidos: Mapping[int, object]) -> None:
    """Raise `DatoInvalido` when a point of the turn was left without its outcome."""
    faltan = {
        f"sentido_{pk}": "Indique el sentido de este punto." for pk in puntos if pk not in sentidos
    }
    if faltan:
        raise DatoInvalido(faltan)


def lo_turnado(turno: Turno) -> dict[str, Any]:
    """What the log says of a new turn."""
    return {
        "institucion": turno.institucion.nombre,
        "caracter": Caracter(turno.caracter).label.lower(),
        "parte": Parte(turno.parte).label.lower() if turno.parte else "",
        "instruccion": turno.instruccion.nombre,
    }
