"""What the verbs of every app refuse in the same words."""

from datetime import datetime

from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido


def exigir_motivo(motivo: str, dice: str = "Indique el motivo.") -> None:
    """Raise `DatoInvalido` beside the field `motivo` when it does not say why."""
    if not motivo.strip():
        raise DatoInvalido({"motivo": dice})


def no_futuro(campo: str, momento: datetime) -> None:
    """Raise `DatoInvalido` beside `campo` when a fact is dated after now."""
    if momento > reloj.ahora():
        raise DatoInvalido({campo: "La fecha y hora no pueden ser futuras."})
