"""Pure rules of the lists: what was asked in the address, kept inside what exists."""

from collections.abc import Collection, Mapping

TAMANOS = (25, 50, 100)


def entero(texto: str | None, *, minimo: int, maximo: int, si_no: int) -> int:
    """The number typed, kept between two limits; `si_no` when it is no number."""
    try:
        numero = int(texto or "")
    except ValueError:
        return si_no
    return max(minimo, min(numero, maximo))


def tamano(texto: str | None) -> int:
    """The closest size of page that is offered and is not larger than what was asked."""
    pedido = entero(texto, minimo=TAMANOS[0], maximo=TAMANOS[-1], si_no=TAMANOS[0])
    return max(uno for uno in TAMANOS if uno <= pedido)


def elegido(texto: str | None, admitidos: Collection[str], si_no: str) -> str:
    """What was asked, if it is one of those that exist."""
    return texto if texto is not None and texto in admitidos else si_no


def sin_vacios(pedido: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The query of an address without the keys that say nothing."""
    llenos = {clave: [v for v in valores if v.strip()] for clave, valores in pedido.items()}
    return {clave: valores for clave, valores in llenos.items() if valores}
