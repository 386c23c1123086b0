"""django-fsm-2 as this project uses it; no other module imports `django_fsm`."""

from collections.abc import Sequence
from typing import Any

import django_fsm
from django_fsm import RETURN_VALUE, TransitionNotAllowed, can_proceed, transition

__all__ = ["RETURN_VALUE", "FSMField", "TransitionNotAllowed", "can_proceed", "transition"]


class FSMField(django_fsm.FSMField):
    """A record's state. To the database, and so to migrations, it is a text like any other.

    In a migration it would look for transitions in each of the thousands of models that Django
    draws there, and a model of the past has none: a fifth of what migrating takes.
    """

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """What a migration writes: its name, a plain text field, and the arguments of that."""
        nombre, _, posicionales, argumentos = super().deconstruct()
        argumentos.pop("protected", None)
        return nombre, "django.db.models.CharField", posicionales, argumentos
