"""Pure rules of the language supports."""

from collections.abc import Iterable

from coordinacion.nucleo.etiquetas import EstadoApoyo

ABIERTOS = frozenset({EstadoApoyo.SOLICITADO, EstadoApoyo.ASIGNADO})
"""States in which somebody still owes the support."""


def pendientes(
    pedidos: Iterable[str], apoyos: Iterable[tuple[str, str]], *, clases: Iterable[str]
) -> list[str]:
    """Of `clases`, those that are still owed: asked for by the petitioner and never requested, or
    requested and open. `apoyos` are (kind, state) of what was requested.
    """
    vistos = list(apoyos)
    abiertos = {clase for clase, estado in vistos if estado in ABIERTOS}
    sin_solicitar = set(pedidos) - {clase for clase, _ in vistos}
    return [clase for clase in clases if clase in abiertos | sin_solicitar]


def error_de_quien(**elegidos: object) -> str | None:
    """Exactly one of those named does it."""
    cuantos = sum(1 for elegido in elegidos.values() if elegido)
    if cuantos == 1:
        return None
    if not cuantos:
        return "Indique quién lo hará: una persona de la unidad, una institución o alguien externo."
    return "Elija uno solo: una persona de la unidad, una institución o alguien externo."


def aviso_de_pendiente(apoyos: Iterable[str], que: str) -> str:
    """Why `que` («notificar», «concluir») has to say that it goes without them."""
    return (
        f"Falta: {' y '.join(uno.lower() for uno in apoyos)}. "
        f"Para {que} sin ese apoyo, escriba el motivo."
    )
