"""Verbs of the letter, one function each. Those that read its turns live in `canalizacion`."""

from coordinacion.correspondencia.services.cerrar_registro import cerrar_registro
from coordinacion.correspondencia.services.clasificar import (
    PuntoPedido,
    clasificar,
    reclasificar,
)
from coordinacion.correspondencia.services.contingencia import declarar_sin_usar, reservar
from coordinacion.correspondencia.services.corregir import corregir
from coordinacion.correspondencia.services.desglosar import desglosar
from coordinacion.correspondencia.services.ligar import desligar, ligar
from coordinacion.correspondencia.services.notificar import notificar
from coordinacion.correspondencia.services.recibir import recibir
from coordinacion.correspondencia.services.reserva import (
    autorizar,
    dejar_constancia_de_consulta,
    retirar_autorizaciones,
)
from coordinacion.correspondencia.services.responder import responder_directo, tomar_conocimiento

__all__ = [
    "PuntoPedido",
    "autorizar",
    "cerrar_registro",
    "clasificar",
    "corregir",
    "declarar_sin_usar",
    "dejar_constancia_de_consulta",
    "desglosar",
    "desligar",
    "ligar",
    "notificar",
    "recibir",
    "reclasificar",
    "reservar",
    "responder_directo",
    "retirar_autorizaciones",
    "tomar_conocimiento",
]
