"""Agreements, their commitments and what is told of them."""

from coordinacion.acuerdos.models.acuerdo import Acuerdo, Parte, ProyectoEstrategico
from coordinacion.acuerdos.models.asm import ActividadAsm, ArchivoAsm, AspectoAsm, TablaAsm
from coordinacion.acuerdos.models.borrador import BorradorDeAcuerdos
from coordinacion.acuerdos.models.compromiso import Compromiso
from coordinacion.acuerdos.models.seguimiento import (
    Avance,
    LigaConAsunto,
    Reprogramacion,
    Verificacion,
)

__all__ = [
    "ActividadAsm",
    "Acuerdo",
    "ArchivoAsm",
    "AspectoAsm",
    "Avance",
    "BorradorDeAcuerdos",
    "Compromiso",
    "LigaConAsunto",
    "Parte",
    "ProyectoEstrategico",
    "Reprogramacion",
    "TablaAsm",
    "Verificacion",
]
