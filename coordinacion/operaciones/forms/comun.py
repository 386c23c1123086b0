"""What the forms of work on many records share."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from coordinacion.organizacion.models import Usuario


class EnBloqueForm(forms.Form):
    """What a verb needs before it runs on many records; this one needs nothing.

    What it gives is plain (numbers, texts, lists): it is kept until a worker reads it.
    """

    def __init__(self, *args: Any, actor: Usuario, **kwargs: Any) -> None:
        self.actor = actor
        super().__init__(*args, **kwargs)

    def parametros(self) -> dict[str, Any]:
        """What the verb will be given, once valid."""
        return {}

    def detalle(self) -> str:
        """What the operation's title says after its verb ("a tal institución"), once valid."""
        return ""

    @classmethod
    def tecleado(cls, datos: QueryDict) -> dict[str, Any]:
        """What was typed so far, to draw the same form again without judging it."""
        return {campo: datos.get(campo) for campo in cls.base_fields}


def y_mas(nombres: Sequence[str]) -> str:
    """The first name and how many more there are."""
    otros = len(nombres) - 1
    return f"{nombres[0]} y {otros} más" if otros > 0 else "".join(nombres)
