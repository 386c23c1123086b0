"""The reminder that is copied and sent to an institution: folio and term; nobody's data."""

from coordinacion.canalizacion.models import Turno
from coordinacion.nucleo.templatetags.interfaz import fecha_hora_corta
from coordinacion.plazos.models import Plazo


def renglon(turno: Turno, plazo: Plazo | None) -> str:
    """One turn in one line, under the clock that it is reminded of."""
    return f"{turno.correspondencia.folio} · {_termino(turno, plazo)}"


def plazo_que_se_recuerda(turno: Turno) -> Plazo | None:
    """The term to answer, or to acknowledge where none is owed."""
    return turno.plazo_respuesta or turno.plazo_acuse


def _termino(turno: Turno, plazo: Plazo | None) -> str:
    if plazo is None:
        return "sin acuse"
    sin_acuse = ", sin acuse" if turno.acusado_en is None else ""
    return f"término {fecha_hora_corta(plazo.vence_en)}{sin_acuse}"
