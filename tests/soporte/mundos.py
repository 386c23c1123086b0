"""What many tests begin with, made once: it lives in a transaction around those of the tests.

It is undone as soon as the next test does not ask for it, so nobody else ever sees it; those that
ask are put together so that it is made as seldom as may be.
"""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, TypeVar

import pytest
from django.db import transaction

T = TypeVar("T")
NOMBRES = ("escenario", "mundo_guardado")
"""The fixtures that give one of them."""

_abierto: dict[str, Any] = {}
_pila = ExitStack()


def que_pide(item: pytest.Item | None) -> str:
    """Which of them a test asks for; nothing for none."""
    pedidos = getattr(item, "fixturenames", ())
    return next((nombre for nombre in NOMBRES if nombre in pedidos), "")


def dar(nombre: str, hacer: Callable[[ExitStack], T], base: Any) -> T:
    """What `hacer` makes, or made for the test before. It hangs from the stack that it is given
    what must last as long; `base` lets the database be used."""
    if nombre not in _abierto:
        _pila.enter_context(base.unblock())
        _pila.enter_context(transaction.atomic())
        _pila.callback(transaction.set_rollback, True)
        try:
            _abierto[nombre] = hacer(_pila)
        finally:
            if nombre not in _abierto:
                _pila.close()
    return _abierto[nombre]  # type: ignore[no-any-return]


def cerrar_salvo(siguiente: pytest.Item | None) -> None:
    """Undo what the next test does not ask for; after the last one it goes with its database."""
    if siguiente is not None and que_pide(siguiente) not in _abierto:
        _abierto.clear()
        _pila.close()
