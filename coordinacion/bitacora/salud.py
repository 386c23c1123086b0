"""What the health page says of the log."""

from datetime import timedelta

from django.db import DatabaseError, connection

from coordinacion.bitacora.models import Sello, Verificacion
from coordinacion.nucleo import reloj
from coordinacion.nucleo.salud import Parte

SILENCIO_MAXIMO = timedelta(hours=48)


def revisar() -> Parte:
    """Red when the last check found something, or when none has run for two days."""
    try:
        ultima = Verificacion.objects.order_by("-id").first()
        sellada = Sello.objects.order_by("dia").values_list("sellado_en", flat=True).first()
    except DatabaseError:
        connection.close()
        return Parte(False, "se desconoce: la base de datos no responde")
    if ultima is None:
        bien = "todavía sin sellos" if sellada is None else "sellada, por verificar"
    elif ultima.bien:
        bien = f"verificada: {ultima.asientos:,} asientos, {ultima.sellos} sellos"
    else:
        return Parte(
            False,
            ultima.hallazgo,
            "Conserve la base como está, saque copia y averigüe quién tuvo acceso; "
            "después repita: python manage.py verificar_bitacora.",
        )
    vista = ultima.en if ultima is not None else sellada
    if vista is not None and reloj.ahora() - vista > SILENCIO_MAXIMO:
        return Parte(
            False,
            "sin verificar desde hace más de 48 horas",
            "Arranque el reloj y el trabajador de Celery, o ejecute: "
            "python manage.py verificar_bitacora.",
        )
    return Parte(True, bien)
