"""The verbs of notices and of the outbox."""

from coordinacion.avisos.services.avisar import NuevoAviso, avisar, marcar_leidos
from coordinacion.avisos.services.envio import enviar
from coordinacion.avisos.services.reintento import reintentar
from coordinacion.avisos.services.reparto import planificar

__all__ = ["NuevoAviso", "avisar", "enviar", "marcar_leidos", "planificar", "reintentar"]
