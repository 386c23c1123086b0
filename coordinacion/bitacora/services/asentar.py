"""The only door for code into the log. Nothing here changes a line that is already written."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario


def asentar(
    actor: Usuario,
    hecho: Hecho,
    *,
    registro: str,
    registro_id: int,
    asunto_id: int | None = None,
    turno_id: int | None = None,
    institucion_id: int | None = None,
    por_cuenta_de: bool = False,
    ocurrido_en: datetime | None = None,
    datos: Mapping[str, Any] | None = None,
) -> Asiento:
    """Write one fact inside the caller's transaction and return its line, chained.

    ``ocurrido_en`` is when it happened (the stamp); now when it is left out. ``datos`` must be
    storable as JSON.
    """
    linea = Asiento(
        hecho=hecho,
        registro=registro,
        registro_id=registro_id,
        asunto_id=asunto_id,
        turno_id=turno_id,
        actor=actor,
        institucion_id=institucion_id,
        por_cuenta_de=por_cuenta_de,
        datos=dict(datos or {}),
    )
    _fechar(linea, ocurrido_en)
    linea.save(force_insert=True)
    return linea


def asentar_varios(lineas: Sequence[Asiento]) -> list[Asiento]:
    """Write many unsaved lines at once, chained in their order; those without a moment get now."""
    for linea in lineas:
        _fechar(linea, linea.ocurrido_en)
    return Asiento.objects.bulk_create(lineas)


def _fechar(linea: Asiento, ocurrido_en: datetime | None) -> None:
    linea.asentado_en = reloj.ahora()
    linea.ocurrido_en = ocurrido_en or linea.asentado_en
