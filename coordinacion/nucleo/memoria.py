"""What takes longer to make than to use, kept in the process by what it depends on."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Memoria(Generic[T]):
    """Up to `tope` values by key; one more, and all are forgotten and made again when asked for."""

    def __init__(self, tope: int) -> None:
        self._tope = tope
        self._valores: dict[Hashable, T] = {}

    def dar(self, clave: Hashable, hacer: Callable[[], T]) -> T:
        """The value of that key, made now if it is not kept; what raises is not kept."""
        if clave not in self._valores:
            if len(self._valores) >= self._tope:
                self._valores.clear()
            self._valores[clave] = hacer()
        return self._valores[clave]
