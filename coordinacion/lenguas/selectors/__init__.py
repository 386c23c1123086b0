"""Reads of the language supports."""

from coordinacion.lenguas.selectors.apoyos import apoyo_para, de_la_carta, lista
from coordinacion.lenguas.selectors.pendientes import pedidos, pendientes_de, por_solicitar

__all__ = ["apoyo_para", "de_la_carta", "lista", "pedidos", "pendientes_de", "por_solicitar"]
