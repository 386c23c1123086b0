"""How the processes are, for the health page."""

from django.db import DatabaseError, connection

from coordinacion.nucleo.reloj import ahora
from coordinacion.nucleo.salud import Parte
from coordinacion.plazos.models import Latido
from workflows.verificacion import LATIDO

SILENCIO_MAXIMO = 3600
"""Seconds without a check before it is given up for dead; it runs every ten minutes."""


def flujos() -> Parte:
    """Whether the processes are being checked against the letters."""
    try:
        ultimo = Latido.objects.filter(nombre=LATIDO).values_list("en", flat=True).first()
    except DatabaseError:
        connection.close()
        return Parte(False, "se desconoce: la base de datos no responde")
    que_hacer = "Arranque el reloj y el trabajador de Celery, o ejecute: manage.py verificar_flujos"
    if ultimo is None:
        return Parte(False, "nunca se han verificado", f"{que_hacer} --reparar.")
    minutos = int((ahora() - ultimo).total_seconds()) // 60
    if minutos * 60 > SILENCIO_MAXIMO:
        return Parte(
            False, f"sin verificar desde hace {minutos} minutos", f"{que_hacer} --reparar."
        )
    return Parte(True, f"verificados hace {max(minutos, 0)} minutos")
