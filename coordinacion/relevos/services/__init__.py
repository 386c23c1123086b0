"""Verbs that pass work from who is no longer there to who is."""

from coordinacion.relevos.services.extinguir import Pedido, Sucesion, extinguir, prever
from coordinacion.relevos.services.suplir import suplir, terminar

__all__ = ["Pedido", "Sucesion", "extinguir", "prever", "suplir", "terminar"]
