"""Reads of cases and turns for the screens."""

from coordinacion.canalizacion.selectors.asunto import (
    asunto,
    asuntos_para,
    documentos_para,
    plazo_de,
    por_folio,
    turnos_para,
)

__all__ = [
    "asunto",
    "asuntos_para",
    "documentos_para",
    "plazo_de",
    "por_folio",
    "turnos_para",
]
