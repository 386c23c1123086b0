"""django-fsm-2 as this project uses it; no other module imports `django_fsm` but the models."""

from django_fsm import (
    RETURN_VALUE,
    FSMField,
    TransitionNotAllowed,
    can_proceed,
    transition,
)

__all__ = ["RETURN_VALUE", "FSMField", "TransitionNotAllowed", "can_proceed", "transition"]
