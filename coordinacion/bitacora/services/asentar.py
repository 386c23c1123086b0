"""The only door for code into the log. Nothing here changes a line that is already written."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.reglas import POR_AUSENCIA
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles


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
    responsables: Collection[int | None] = (),
) -> Asiento:
    """Write one fact inside the caller's transaction and return its line, chained.

    ``ocurrido_en`` is when it happened (the stamp); now when it is left out. ``datos`` must be
    storable as JSON. ``responsables`` are those whose work it is about (see `en_suplencia`).
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
        datos={**(datos or {}), **en_suplencia(actor, responsables)},
    )
    _fechar(linea, ocurrido_en)
    linea.save(force_insert=True)
    return linea


def en_suplencia(actor: Usuario, responsables: Collection[int | None]) -> dict[str, str]:
    """What a line must say besides when ``actor`` acts in the absence of somebody: of whom.

    It is asked of who is absent today, so it is written and never computed afterwards.
    """
    ausente = papeles(actor).por_ausencia_de(responsables) if not actor.es_sistema else ""
    return {POR_AUSENCIA: ausente} if ausente else {}


def asentar_varios(lineas: Sequence[Asiento]) -> list[Asiento]:
    """Write many unsaved lines at once, chained in their order; those without a moment get now."""
    for linea in lineas:
        _fechar(linea, linea.ocurrido_en)
    return Asiento.objects.bulk_create(lineas)


def _fechar(linea: Asiento, ocurrido_en: datetime | None) -> None:
    linea.asentado_en = reloj.ahora()
    linea.ocurrido_en = ocurrido_en or linea.asentado_en
