"""The verbs of a turn on rows in memory; see `correspondencia.services.en_memoria`."""

from coordinacion.canalizacion.services.en_memoria.expediente import Expediente
from coordinacion.canalizacion.services.en_memoria.institucion import (
    acusar,
    acusar_tacitos,
    declinar,
    responder,
)
from coordinacion.canalizacion.services.en_memoria.turnar import remitir, turnar
from coordinacion.canalizacion.services.en_memoria.unidad import (
    aceptar,
    cancelar,
    concluir,
    devolver,
    retirar,
)

__all__ = [
    "Expediente",
    "aceptar",
    "acusar",
    "acusar_tacitos",
    "cancelar",
    "concluir",
    "declinar",
    "devolver",
    "remitir",
    "responder",
    "retirar",
    "turnar",
]
