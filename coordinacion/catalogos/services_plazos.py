"""Saving of calendars and non-working days, through the verbs of the clocks' own app."""

from datetime import datetime

from django.db import transaction

from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, SinPermiso
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.models import AjustePlazo, Calendario, DiaInhabil
from coordinacion.plazos.selectors import Corrimiento
from coordinacion.plazos.services import (
    agregar_inhabil,
    ensayar,
    materializar,
    publicar_calendario,
    retirar_inhabil,
)
from coordinacion.plazos.sql import formar_cambios

from .permisos import puede_administrar
from .services import Datos, guardar


def guardar_calendario(actor: Usuario, catalogo: str, registro: Calendario, datos: Datos) -> str:
    """Create a calendar with its effective days, or rename it and say until when it is known."""
    with transaction.atomic():
        if registro.pk is None:
            guardar(actor, catalogo, registro, datos)
            materializar(registro)
            return ""
        formar_cambios()
        hasta = registro.cargado_hasta
        previo = Calendario.objects.select_for_update().get(pk=registro.pk)
        registro.cargado_hasta = previo.cargado_hasta
        guardar(actor, catalogo, registro, datos)
        if hasta == previo.cargado_hasta:
            return ""
        if hasta is None:
            raise DatoInvalido({"cargado_hasta": "Indique hasta qué fecha está publicado."})
        inicio = reloj.ahora()
        publicar_calendario(actor, registro, hasta=hasta, acto=datos["acto"])
        return _movidos(actor, datos["acto"], inicio)


def guardar_inhabil(actor: Usuario, catalogo: str, registro: DiaInhabil, datos: Datos) -> str:
    """Add non-working days when `registro` is new, else withdraw them; how many terms moved."""
    inicio = reloj.ahora()
    _cambiar_inhabil(actor, registro, datos)
    return _movidos(actor, datos["acto"], inicio)


def ensayar_inhabil(actor: Usuario, registro: DiaInhabil, datos: Datos) -> list[Corrimiento]:
    """What `guardar_inhabil` would move, without doing it."""
    return ensayar(actor, datos["acto"], lambda: _cambiar_inhabil(actor, registro, datos))


def _cambiar_inhabil(actor: Usuario, registro: DiaInhabil, datos: Datos) -> None:
    if not puede_administrar(actor):
        raise SinPermiso
    if registro.pk is None:
        agregar_inhabil(actor, **datos)
    else:
        retirar_inhabil(actor, registro, acto=datos["acto"])


def _movidos(actor: Usuario, acto: str, desde: datetime) -> str:
    cuantos = AjustePlazo.objects.filter(quien=actor, acto=acto, en__gte=desde).count()
    if not cuantos:
        return "No había plazos abiertos que mover."
    return (
        "Se movió 1 plazo abierto." if cuantos == 1 else f"Se movieron {cuantos:,} plazos abiertos."
    )
