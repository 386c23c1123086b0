"""Verbs of a commitment, one function each."""

from coordinacion.acuerdos.services.compromisos.editar import editar
from coordinacion.acuerdos.services.compromisos.escribir import escribir
from coordinacion.acuerdos.services.compromisos.formalizar import formalizar
from coordinacion.acuerdos.services.compromisos.informar import Dicho, informar, reportar
from coordinacion.acuerdos.services.compromisos.pasar import pasar_seguimiento, suceder
from coordinacion.acuerdos.services.compromisos.por_enlace import (
    informar_por_enlace,
    rechazar_por_enlace,
    reportar_por_enlace,
    verificar_por_enlace,
)
from coordinacion.acuerdos.services.compromisos.reprogramar import reprogramar
from coordinacion.acuerdos.services.compromisos.terminar import cancelar, incumplir
from coordinacion.acuerdos.services.compromisos.verificar import Hallazgo, rechazar, verificar
from coordinacion.canalizacion.services import PorCuenta

__all__ = [
    "Dicho",
    "Hallazgo",
    "PorCuenta",
    "cancelar",
    "editar",
    "escribir",
    "formalizar",
    "incumplir",
    "informar",
    "informar_por_enlace",
    "pasar_seguimiento",
    "rechazar",
    "rechazar_por_enlace",
    "reportar",
    "reportar_por_enlace",
    "reprogramar",
    "suceder",
    "verificar",
    "verificar_por_enlace",
]
