"""The buttons of a record's page. They only offer: each verb decides when it runs."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import TextChoices
from django.urls import reverse

from coordinacion.nucleo.fsm import can_proceed

V = TypeVar("V", bound=TextChoices)


@dataclass(frozen=True)
class Paso:
    """A button: what it says, where it leads, and how much it stands out."""

    texto: str
    url: str
    clase: str = "btn-secondary"


def admitidos(registro: object, verbos: Iterable[V], puede: Callable[[V], bool]) -> list[V]:
    """Of those verbs, in their order, the ones that somebody who `puede` may run on the record in
    its present state."""
    return [v for v in verbos if puede(v) and can_proceed(getattr(registro, v.value))]


def pasos_de(
    registro: Any, ruta: str, clases: Mapping[V, str], puede: Callable[[V], bool]
) -> list[Paso]:
    """A button for each of them: `ruta` is the namespace of their pages; `clases` says how much
    each verb stands out, and in which order they go."""
    return [
        Paso(str(verbo.label), reverse(f"{ruta}:{verbo.value}", args=[registro.pk]), clases[verbo])
        for verbo in admitidos(registro, clases, puede)
    ]
