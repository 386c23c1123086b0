"""detener, guardar_resultado and limpiar: how operations end, what they leave and for how long."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction

from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import EstadoNoAdmite
from coordinacion.nucleo.etiquetas import EstadoOperacion as Estado
from coordinacion.operaciones.models import Operacion
from coordinacion.operaciones.reglas import VIDA_DEL_ARCHIVO, VIDA_SIN_CONFIRMAR
from coordinacion.operaciones.services.avance import contar
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def detener(actor: Usuario, operacion_id: int) -> Operacion:
    """Stop what is left; what was done stays done, and the row being done ends.

    Raises `Operacion.DoesNotExist` when it is not the actor's, or `EstadoNoAdmite`.
    """
    operacion = Operacion.objects.select_for_update().get(pk=operacion_id, actor=actor)
    if not operacion.esta_activa:
        raise EstadoNoAdmite("La operación ya había terminado: no quedó nada por detener.")
    operacion.estado = Estado.DETENIDA
    operacion.terminada_en = reloj.ahora()
    operacion.save(update_fields=["estado", "terminada_en"])
    contar(operacion.pk)
    return operacion


@transaction.atomic
def guardar_resultado(operacion_id: int, nombre: str, contenido: bytes) -> bool:
    """Keep the file that an operation made; False if it already has one or was stopped."""
    operacion = Operacion.objects.select_for_update().get(pk=operacion_id)
    if operacion.archivo or operacion.estado != Estado.EN_CURSO:
        return False
    operacion.archivo.save(nombre, ContentFile(contenido), save=False)
    operacion.archivo_nombre = nombre
    operacion.save(update_fields=["archivo", "archivo_nombre"])
    return True


def limpiar(ahora: datetime | None = None) -> int:
    """Drop what nobody confirmed and the results that are too old; how many. The rest stays."""
    momento = ahora or reloj.ahora()
    olvidadas = Operacion.objects.filter(
        estado=Estado.PREPARADA, creada_en__lt=momento - VIDA_SIN_CONFIRMAR
    )
    cuantas = len([una.delete() for una in olvidadas])
    viejas = Operacion.objects.exclude(archivo="").filter(
        terminada_en__lt=momento - VIDA_DEL_ARCHIVO
    )
    for una in viejas:
        una.archivo.delete(save=False)
        una.archivo_nombre = ""
        una.save(update_fields=["archivo", "archivo_nombre"])
        cuantas += 1
    return cuantas
