"""Verbs of the agreements and of their commitments, one function each."""

from coordinacion.acuerdos.services.reparto import repartir_avisos

__all__ = ["repartir_avisos"]
