"""Reads of the agreements and of their commitments."""

from coordinacion.acuerdos.selectors.acuerdos import (
    acuerdo_para,
    borrador_de,
    carta_de,
    compromisos_de,
    cumplimiento,
    de_la_minuta,
    de_la_reunion,
    escritos_en,
    faltan_por_firmar,
    lista,
    partes_de,
    proyectos,
)

__all__ = [
    "acuerdo_para",
    "borrador_de",
    "carta_de",
    "compromisos_de",
    "cumplimiento",
    "de_la_minuta",
    "de_la_reunion",
    "escritos_en",
    "faltan_por_firmar",
    "lista",
    "partes_de",
    "proyectos",
]
