"""Fixtures of the journeys: by HTTP, and in browsers."""

from tests.recorridos.pasos_http import historia
from tests.recorridos.puestos import gente, puesto, tiempo

__all__ = ["gente", "historia", "puesto", "tiempo"]
