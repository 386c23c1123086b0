"""Two versions of one letter, field by field, as people read them."""

from dataclasses import dataclass
from typing import Any

from django import forms

NO_SE_COMPARAN = ("version", "motivo")


@dataclass(frozen=True)
class Diferencia:
    """One field on which what is stored and what was typed do not agree."""

    campo: str
    ahora: str
    escrito: str


def comparar(
    actual: forms.BaseForm, escrito: forms.BaseForm, suyos: Any, escritos: Any
) -> list[Diferencia]:
    """The fields that differ between the form of today's letter and the one that was sent;
    `suyos` and `escritos` are the rows of the other signers of each."""
    pares = [
        (str(actual[nombre].label), _legible(actual[nombre]), _legible(escrito[nombre]))
        for nombre in actual.fields
        if nombre not in NO_SE_COMPARAN
    ]
    pares.append(("Otros firmantes", _nombres(suyos), _nombres(escritos)))
    return [
        Diferencia(rotulo, antes, despues) for rotulo, antes, despues in pares if antes != despues
    ]


def _legible(campo: forms.BoundField) -> str:
    """The value of a field in words: a choice by its label, a box by yes or no."""
    valor = campo.value()
    if isinstance(campo.field, forms.BooleanField):
        return "sí" if campo.field.clean(valor or False) else "no"
    if isinstance(campo.field, forms.ChoiceField):
        elegidas = [opcion for opcion in campo.subwidgets if opcion.data["selected"]]
        return ", ".join(str(opcion.choice_label) for opcion in elegidas if opcion.data["value"])
    presentado = campo.field.widget.format_value(valor)
    return "" if presentado is None else str(presentado).strip()


def _nombres(filas: Any) -> str:
    nombres = [str(fila["nombre"].value() or "") for fila in filas if not fila["DELETE"].value()]
    return "; ".join(nombre for nombre in nombres if nombre)
