"""What the health page says of the log."""

from dataclasses import dataclass
from datetime import timedelta

from coordinacion.bitacora.models import Sello, Verificacion
from coordinacion.nucleo import reloj

SILENCIO_MAXIMO = timedelta(hours=48)


@dataclass(frozen=True)
class EstadoBitacora:
    """Whether the log is known to be whole, in words, and what to do when it is not."""

    bien: bool
    estado: str
    que_hacer: str = ""


def revisar() -> EstadoBitacora:
    """Red when the last check found something, or when none has run for two days."""
    ultima = Verificacion.objects.order_by("-id").first()
    if ultima is not None and not ultima.bien:
        return EstadoBitacora(
            False,
            ultima.hallazgo,
            "Conserve la base como está, saque copia y averigüe quién tuvo acceso; "
            "después repita: python manage.py verificar_bitacora.",
        )
    sellada = Sello.objects.order_by("dia").values_list("sellado_en", flat=True).first()
    vista = ultima.en if ultima is not None else sellada
    if vista is None:
        return EstadoBitacora(True, "todavía sin sellos")
    if reloj.ahora() - vista > SILENCIO_MAXIMO:
        return EstadoBitacora(
            False,
            "sin verificar desde hace más de 48 horas",
            "Arranque el reloj y el trabajador de Celery, o ejecute: "
            "python manage.py verificar_bitacora.",
        )
    if ultima is None:
        return EstadoBitacora(True, "sellada, por verificar")
    return EstadoBitacora(True, f"verificada: {ultima.asientos:,} asientos, {ultima.sellos} sellos")
