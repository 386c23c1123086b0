"""Verbs of the letter, one function each. Those that read its turns live in `canalizacion`."""

from coordinacion.correspondencia.services.clasificar import (
    PuntoPedido,
    clasificar,
    reclasificar,
)
from coordinacion.correspondencia.services.corregir import corregir
from coordinacion.correspondencia.services.desglosar import desglosar
from coordinacion.correspondencia.services.notificar import notificar
from coordinacion.correspondencia.services.recibir import recibir
from coordinacion.correspondencia.services.reserva import autorizar, dejar_constancia_de_consulta
from coordinacion.correspondencia.services.responder import responder_directo, tomar_conocimiento

__all__ = [
    "PuntoPedido",
    "autorizar",
    "clasificar",
    "corregir",
    "dejar_constancia_de_consulta",
    "desglosar",
    "notificar",
    "recibir",
    "reclasificar",
    "responder_directo",
    "tomar_conocimiento",
]
