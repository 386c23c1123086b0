"""ordenar: the agenda, whole, one numbered point after another."""

from collections.abc import Sequence

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import exigir_version
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import EstadoReunion
from coordinacion.nucleo.etiquetas import VerboReunion as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import PuntoDelDia, Reunion
from coordinacion.vinculacion.services.comun import (
    REUNION,
    asentar_reunion,
    avisar_a_convocadas,
    bloquear_reunion,
)

PUNTOS, LARGO = 60, 500


@transaction.atomic
def ordenar(actor: Usuario, reunion_id: int, puntos: Sequence[str], *, version: int) -> Reunion:
    """Put these points in place of those that there were; who was called is told.

    Raises as `bloquear_reunion`, `VersionAnterior` or `DatoInvalido`.
    """
    reunion = bloquear_reunion(actor, reunion_id, Verbo.ORDENAR)
    exigir_version(reunion, version, reunion.folio, REUNION, "escribía")
    _exigir_puntos(puntos)
    antes = list(reunion.orden_del_dia.values_list("texto", flat=True))
    if antes == list(puntos):
        return reunion
    reunion.orden_del_dia.all().delete()
    PuntoDelDia.objects.bulk_create(
        PuntoDelDia(reunion=reunion, numero=numero, texto=texto)
        for numero, texto in enumerate(puntos, start=1)
    )
    reunion.ordenar()
    reunion.save()
    cambios = {"orden_del_dia": ["; ".join(antes), "; ".join(puntos)]}
    asentar_reunion(actor, Hecho.REUNION_ORDENADA, reunion, puntos=len(puntos), cambios=cambios)
    if reunion.estado == EstadoReunion.CONVOCADA:
        avisar_a_convocadas(actor, reunion, "ordenada", "Cambió el orden del día de la reunión")
    return reunion


def _exigir_puntos(puntos: Sequence[str]) -> None:
    if not puntos:
        raise DatoInvalido({"puntos": "Escriba al menos un punto."})
    if len(puntos) > PUNTOS:
        raise DatoInvalido({"puntos": f"El orden del día lleva a lo más {PUNTOS} puntos."})
    largos = [str(n) for n, punto in enumerate(puntos, start=1) if len(punto) > LARGO]
    if largos:
        raise DatoInvalido({"puntos": f"Acorte a {LARGO} letras el punto {', '.join(largos)}."})
