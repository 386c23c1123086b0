"""Fixtures of the journeys."""

from tests.recorridos.pasos_http import historia

__all__ = ["historia"]
