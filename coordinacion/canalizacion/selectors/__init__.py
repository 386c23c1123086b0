"""Reads of cases and turns for the screens."""

from coordinacion.canalizacion.selectors.asunto import asuntos_para, turnos_para

__all__ = ["asuntos_para", "turnos_para"]
