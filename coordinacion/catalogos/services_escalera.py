"""Changing the ladder: the row, and with it what the watch owes to the clocks that run."""

from collections.abc import Collection

from django.db import transaction

from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.models import EscalonAviso
from coordinacion.plazos.services import reprogramar

from .services import Datos, guardar, quitar


def guardar_escalon(actor: Usuario, catalogo: str, registro: EscalonAviso, datos: Datos) -> str:
    """Add or change a step; the running clocks of its class follow from now on."""
    with transaction.atomic():
        previas = EscalonAviso.objects.filter(pk=registro.pk).values_list("clase", flat=True)
        clases = {*previas, registro.clase}
        guardar(actor, catalogo, registro, datos)
        return _reprogramadas(clases)


def quitar_escalon(actor: Usuario, catalogo: str, registro: EscalonAviso) -> str:
    """Take a step away; the running clocks of its class follow from now on."""
    with transaction.atomic():
        quitar(actor, catalogo, registro)
        return _reprogramadas([registro.clase])


def _reprogramadas(clases: Collection[str]) -> str:
    cuantos = sum(reprogramar(clase) for clase in sorted(clases))
    if cuantos == 1:
        return "Cambió el siguiente aviso de 1 plazo abierto."
    return f"Cambió el siguiente aviso de {cuantos:,} plazos abiertos." if cuantos else ""
