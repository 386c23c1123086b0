"""The controls of a form are written without their templates, and say what Django's say."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates, get_default_renderer
from django.utils.html import strip_spaces_between_tags
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from coordinacion.nucleo.controles import Controles

OPCIONES: list[Any] = [
    ("", "---------"),
    (7, "Oaxaca de Juárez"),
    ("<b>", '<i>Santa "María"</i> & otras'),
    (1234567, 1234567),
    ("Istmo", [("ixt", "Ixtepec"), ("juc", gettext_lazy("Today"))]),
]
ATRIBUTOS = {
    "class": "form-select",
    "required": True,
    "hidden": False,
    "title": '"',
    "data-cuantos": 1234567,
    "data-listo": mark_safe("&lt;b&gt;"),
}
VALORES: tuple[Any, ...] = (
    *(None, "", True, False, 0, 1234567, 1.5, date(2026, 11, 5), (1, 2)),
    *('<i>"&', mark_safe("&lt;")),
)
CAJAS = (
    *(forms.TextInput, forms.NumberInput, forms.EmailInput, forms.URLInput, forms.SearchInput),
    *(forms.TelInput, forms.ColorInput, forms.PasswordInput, forms.HiddenInput, forms.DateInput),
    *(forms.DateTimeInput, forms.TimeInput, forms.CheckboxInput, forms.FileInput),
)


class _ConDatos(forms.Select):
    """Options with attributes of every kind."""

    def create_option(self, name, value, label, selected, index, subindex=None, attrs=None):
        propios = {"data-region": f"<{index}>", "disabled": index == 1, "hidden": False}
        return super().create_option(name, value, label, selected, index, subindex, propios)


def _los_dos(control: forms.Widget, valor: object) -> list[str]:
    """What it says here, and what it says in Django."""
    return [
        strip_spaces_between_tags(
            control.render("munici<pio", valor, {"id": "id_m"}, renderer=quien)
        ).strip()
        for quien in (Controles(), DjangoTemplates())
    ]


def test_los_formularios_usan_estos_controles() -> None:
    assert isinstance(get_default_renderer(), Controles)


@pytest.mark.parametrize("clase", [forms.Select, forms.SelectMultiple, _ConDatos])
@pytest.mark.parametrize("elegido", [None, 7, "<b>", "juc", ["7", "ixt"]])
def test_una_lista_dice_lo_mismo_que_la_de_django(clase, elegido) -> None:
    aqui, alla = _los_dos(clase(attrs=ATRIBUTOS, choices=OPCIONES), elegido)
    assert aqui == alla
    assert aqui.count("<option") == 6


@pytest.mark.parametrize("clase", CAJAS)
def test_una_caja_dice_lo_mismo_que_la_de_django(clase) -> None:
    for valor in VALORES:
        aqui, alla = _los_dos(clase(attrs=ATRIBUTOS), valor)
        assert aqui == alla
        assert aqui.startswith("<input ")
