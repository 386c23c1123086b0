"""Who brings history in (decision 026)."""

from coordinacion.organizacion.roles import Rol

IMPORTAN = (Rol.OFICIALIA, Rol.ANALISTA)
"""Importing is registering. Rows that were routed, answered or concluded need an analyst."""
CLASIFICAN = (Rol.ANALISTA,)
LEEN = (Rol.TITULAR_UNIDAD, Rol.AUDITORIA)
