"""Verbs of an agreement, one function each."""

from coordinacion.acuerdos.services.acuerdos.alcanzar import alcanzar, no_alcanzar
from coordinacion.acuerdos.services.acuerdos.borrador import guardar_borrador
from coordinacion.acuerdos.services.acuerdos.editar import editar
from coordinacion.acuerdos.services.acuerdos.firmar import firmar
from coordinacion.acuerdos.services.acuerdos.ligar import desligar, ligar
from coordinacion.acuerdos.services.acuerdos.proponer import exigir_que_admita, proponer
from coordinacion.acuerdos.services.acuerdos.registrar import (
    AcuerdoEscrito,
    CompromisoEscrito,
    registrar,
    sin_cuenta,
)

__all__ = [
    "AcuerdoEscrito",
    "CompromisoEscrito",
    "alcanzar",
    "desligar",
    "editar",
    "exigir_que_admita",
    "firmar",
    "guardar_borrador",
    "ligar",
    "no_alcanzar",
    "proponer",
    "registrar",
    "sin_cuenta",
]
