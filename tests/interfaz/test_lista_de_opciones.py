"""A list of choices is written without a template per option, and says what Django's says."""

import pytest
from django.forms import Select, SelectMultiple
from django.forms.renderers import DjangoTemplates, TemplatesSetting
from django.utils.html import strip_spaces_between_tags

OPCIONES = [
    ("", "---------"),
    (7, "Oaxaca de Juárez"),
    ("<b>", '<i>Santa "María"</i> & otras'),
    ("Istmo", [("ixt", "Ixtepec"), ("juc", "Juchitán")]),
]


class _ConDatos(Select):
    """Options with attributes of every kind."""

    def create_option(self, name, value, label, selected, index, subindex=None, attrs=None):
        propios = {"data-region": f"<{index}>", "disabled": index == 1, "hidden": False}
        return super().create_option(name, value, label, selected, index, subindex, propios)


@pytest.mark.parametrize("clase", [Select, SelectMultiple, _ConDatos])
@pytest.mark.parametrize("elegido", [None, 7, "<b>", "juc", ["7", "ixt"]])
def test_una_lista_dice_lo_mismo_que_la_de_django(clase, elegido) -> None:
    lista = clase(attrs={"class": "form-select", "required": True, "title": '"'}, choices=OPCIONES)
    aqui, alla = (
        strip_spaces_between_tags(
            lista.render("municipio", elegido, {"id": "id_m"}, renderer=quien)
        ).strip()
        for quien in (TemplatesSetting(), DjangoTemplates())
    )
    assert aqui == alla
    assert aqui.count("<option") == 5
