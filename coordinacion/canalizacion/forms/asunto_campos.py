"""Lists whose options say what choosing them decides, so that the page can show the rest."""

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any

from django import forms
from django.db.models import Model
from django.forms.models import ModelChoiceIterator

from coordinacion.correspondencia.models import Tema, Tipo

Datos = Mapping[str, object]


class SelectConDatos(forms.Select):
    """A list whose options carry `data-*` attributes taken from the row behind each."""

    def __init__(self, datos: Callable[[Any], Datos], **opciones: Any) -> None:
        super().__init__(**opciones)
        self.datos = datos

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        opcion = super().create_option(name, value, *args, **kwargs)
        fila: Model | None = getattr(value, "instance", None)
        if fila is not None:
            opcion["attrs"] |= {f"data-{k}": v for k, v in self.datos(fila).items() if v}
        return opcion


class _PorGrupo(ModelChoiceIterator):  # type: ignore[type-arg]  # not generic at run time
    """Options of topics under the name of the group that each belongs to."""

    def __iter__(self) -> Iterator[Any]:
        yield ("", self.field.empty_label)
        filas = groupby(self.queryset, key=lambda tema: (tema.padre or tema).nombre)
        for grupo, temas in filas:
            yield (grupo, [self.choice(tema) for tema in temas])


class CampoDeTema(forms.ModelChoiceField[Tema]):
    """A topic, listed by group."""

    iterator = _PorGrupo

    def grupos(self) -> list[Any]:
        """The groups of options, read once: lists that share them ask the database no more."""
        vacia, *grupos = list(_PorGrupo(self))
        self.choices = [vacia, *grupos]
        return grupos

    def label_from_instance(self, obj: Model) -> str:
        return str(getattr(obj, "nombre", obj))


def datos_de_tipo(tipo: Tipo) -> Datos:
    """What a type decides on the screen."""
    return {
        "respuesta": "si" if tipo.requiere_respuesta else "no",
        "evento": "si" if tipo.pide_evento else "",
        "termino": "si" if tipo.pide_termino else "",
        "reservado": "si" if tipo.reservado else "",
        "via": tipo.via_sugerida,
    }


def datos_de_sentido(tipos: Mapping[int, list[int]]) -> Callable[[Any], Datos]:
    """For each outcome, the types that admit it."""
    return lambda sentido: {"tipos": " ".join(map(str, tipos.get(sentido.pk, [])))}
