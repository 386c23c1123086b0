"""Who made a letter late, written down when it is concluded (ADR 038)."""

from typing import Any

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import asentar
from coordinacion.canalizacion.selectors.tiempos import demora_de, termino_tarde
from coordinacion.canalizacion.tiempos import Demora
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.services.comun import REGISTRO
from coordinacion.organizacion.selectors import sistema


def asentar_demora(carta: Correspondencia) -> None:
    """Name who made late a letter that has just ended; nothing is written of one on time."""
    if not termino_tarde(carta.plazo_respuesta):
        return
    demora = demora_de(carta)
    if demora is not None:
        asentar(sistema(), Hecho.CORRESPONDENCIA_FUERA_DE_TERMINO, **la_demora(carta, demora))


def la_demora(carta: Correspondencia, demora: Demora) -> dict[str, Any]:
    """The line of the log: whose it is, when an institution's, and how late in words."""
    uno = demora.de_quien
    turno = uno.turno if uno is not None and uno.es_de_la_institucion else None
    return {
        "registro": REGISTRO,
        "registro_id": carta.pk,
        "asunto_id": carta.pk,
        "turno_id": None if turno is None else turno.pk,
        "institucion_id": None if turno is None else turno.institucion_id,
        "datos": {"atraso": demora.atraso, "tardo": demora.tardo},
    }
