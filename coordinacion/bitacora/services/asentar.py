"""The only door for code into the log. Nothing here changes a line that is already written."""

from collections.abc import Mapping
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
    ahora = reloj.ahora()
    return Asiento.objects.create(
        hecho=hecho,
        registro=registro,
        registro_id=registro_id,
        asunto_id=asunto_id,
        turno_id=turno_id,
        actor=actor,
        institucion_id=institucion_id,
        por_cuenta_de=por_cuenta_de,
        ocurrido_en=ocurrido_en or ahora,
        asentado_en=ahora,
        datos=dict(datos or {}),
    )
