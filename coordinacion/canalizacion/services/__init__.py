"""Verbs of the turn, and those of the letter that read its turns, one function each."""

from coordinacion.canalizacion.services.acumular import acumular, notificar_con_acumuladas
from coordinacion.canalizacion.services.acusar import (
    acusar,
    acusar_tacitos,
    acusar_varios,
    rectificar_acuse_tacito,
)
from coordinacion.canalizacion.services.asignar import asignar
from coordinacion.canalizacion.services.cambiar_caracter import cambiar_caracter
from coordinacion.canalizacion.services.cancelar import cancelar
from coordinacion.canalizacion.services.clasificar import clasificar, reclasificar
from coordinacion.canalizacion.services.competencia import (
    adoptar_institucion,
    turnar_a_la_propuesta,
)
from coordinacion.canalizacion.services.comun import PorCuenta
from coordinacion.canalizacion.services.concluir import concluir
from coordinacion.canalizacion.services.declinar import Competencia, declinar
from coordinacion.canalizacion.services.desechar import desechar
from coordinacion.canalizacion.services.informar import informe_parcial
from coordinacion.canalizacion.services.notificar import notificar, notificar_por_la_dependencia
from coordinacion.canalizacion.services.por_enlace import (
    acusar_por_enlace,
    anular_enlaces,
    responder_por_enlace,
)
from coordinacion.canalizacion.services.prevenir import desahogar, prevenir, vencer_prevenciones
from coordinacion.canalizacion.services.prorroga import (
    conceder_prorroga,
    negar_prorroga,
    solicitar_prorroga,
)
from coordinacion.canalizacion.services.reabrir import reabrir
from coordinacion.canalizacion.services.relacion import emitir_relacion, entregar_relacion
from coordinacion.canalizacion.services.reparto import repartir_avisos
from coordinacion.canalizacion.services.responder import Contestacion, responder
from coordinacion.canalizacion.services.retirar import retirar
from coordinacion.canalizacion.services.revisar import aceptar, devolver, regresar
from coordinacion.canalizacion.services.suceder import suceder
from coordinacion.canalizacion.services.suspension import reanudar, suspender
from coordinacion.canalizacion.services.tomar_conocimiento import tomar_conocimiento
from coordinacion.canalizacion.services.turnar import Destino, remitir, turnar

__all__ = [
    "Competencia",
    "Contestacion",
    "Destino",
    "PorCuenta",
    "aceptar",
    "acumular",
    "acusar",
    "acusar_por_enlace",
    "acusar_tacitos",
    "acusar_varios",
    "adoptar_institucion",
    "anular_enlaces",
    "asignar",
    "cambiar_caracter",
    "cancelar",
    "clasificar",
    "conceder_prorroga",
    "concluir",
    "declinar",
    "desahogar",
    "desechar",
    "devolver",
    "emitir_relacion",
    "entregar_relacion",
    "informe_parcial",
    "negar_prorroga",
    "notificar",
    "notificar_con_acumuladas",
    "notificar_por_la_dependencia",
    "prevenir",
    "reabrir",
    "reanudar",
    "reclasificar",
    "rectificar_acuse_tacito",
    "regresar",
    "remitir",
    "repartir_avisos",
    "responder",
    "responder_por_enlace",
    "retirar",
    "solicitar_prorroga",
    "suceder",
    "suspender",
    "tomar_conocimiento",
    "turnar",
    "turnar_a_la_propuesta",
    "vencer_prevenciones",
]
