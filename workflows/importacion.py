"""Imports that wait: their letters come in, and each open one gets its process."""

from collections.abc import Sequence

from coordinacion.carga.services import pedidos
from workflows import marcha
from workflows.caminos import DE_CARTA

LOTE = 2000


def atender() -> bool:
    """Attend to the oldest import that waits; whether there was one."""
    cartas = pedidos.atender_siguiente()
    if cartas is None:
        return False
    empezar(cartas)
    return True


def empezar(cartas: Sequence[int]) -> int:
    """Start the processes of many letters; those that a death leaves without one are started by
    `verificar_flujos`."""
    return sum(
        marcha.reconstruir(DE_CARTA, cartas[inicio : inicio + LOTE])
        for inicio in range(0, len(cartas), LOTE)
    )
