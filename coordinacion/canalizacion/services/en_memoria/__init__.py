"""The verbs of a turn on rows in memory; see `correspondencia.services.en_memoria`."""

from coordinacion.canalizacion.services.en_memoria.expediente import Expediente
from coordinacion.canalizacion.services.en_memoria.institucion import (
    acusar_en_memoria,
    acusar_tacitos_en_memoria,
    declinar_en_memoria,
    responder_en_memoria,
)
from coordinacion.canalizacion.services.en_memoria.turnar import (
    remitir_en_memoria,
    turnar_en_memoria,
)
from coordinacion.canalizacion.services.en_memoria.unidad import (
    aceptar_en_memoria,
    cancelar_en_memoria,
    concluir_en_memoria,
    devolver_en_memoria,
    retirar_en_memoria,
)

__all__ = [
    "Expediente",
    "aceptar_en_memoria",
    "acusar_en_memoria",
    "acusar_tacitos_en_memoria",
    "cancelar_en_memoria",
    "concluir_en_memoria",
    "declinar_en_memoria",
    "devolver_en_memoria",
    "remitir_en_memoria",
    "responder_en_memoria",
    "retirar_en_memoria",
    "turnar_en_memoria",
]
