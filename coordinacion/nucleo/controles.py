"""The controls of every form, as Django's own templates write them and without their templates.

A form has dozens of boxes, and a list a thousand options: to fill a template for each took longer
than anything else in the page. What is not here is left to Django.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.utils.formats import localize
from django.utils.html import conditional_escape
from django.utils.safestring import SafeData

_CAJAS = (
    *("text", "number", "email", "url", "tel", "search", "password", "color"),
    *("date", "datetime", "time", "hidden", "file", "checkbox", "input"),
)


class Controles(TemplatesSetting):
    """What Django's setting `FORM_RENDERER` names."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        """The control as HTML, with the same attributes and escapes as its template."""
        escribir = _ESCRIBEN.get(template_name)
        if escribir is None:
            return super().render(template_name, context, request)
        return escribir(context["widget"])


def _caja(widget: Mapping[str, Any]) -> str:
    valor = widget["value"]
    dado = "" if valor is None else f' value="{_llano(valor)}"'
    atributos = _atributos(widget["attrs"])
    return f'<input type="{widget["type"]}" name="{_texto(widget["name"])}"{dado}{atributos}>'


def _lista(widget: Mapping[str, Any]) -> str:
    partes = [f'<select name="{_texto(widget["name"])}"{_atributos(widget["attrs"])}>']
    for grupo, opciones, _ in widget["optgroups"]:
        if grupo:
            partes.append(f'<optgroup label="{_texto(grupo)}">')
        partes += map(_opcion, opciones)
        if grupo:
            partes.append("</optgroup>")
    return "".join([*partes, "</select>"])


def _opcion(una: Mapping[str, Any]) -> str:
    valor, atributos = _llano(una["value"]), _atributos(una["attrs"])
    return f'<option value="{valor}"{atributos}>{_texto(una["label"])}</option>'


def _atributos(suyos: Mapping[str, Any]) -> str:
    """One that is true is only its name; one that is false is not written."""
    return "".join(
        f" {_texto(nombre)}" if valor is True else f' {_texto(nombre)}="{_llano(valor)}"'
        for nombre, valor in suyos.items()
        if valor is not False
    )


def _llano(valor: object) -> str:
    """As the filter `stringformat:"s"`: no format of numbers or dates of any language."""
    return conditional_escape(valor if isinstance(valor, SafeData) else str(valor))


def _texto(valor: Any) -> str:
    """As a variable of a template."""
    return conditional_escape(localize(valor))


_ESCRIBEN: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    **{f"django/forms/widgets/{tipo}.html": _caja for tipo in _CAJAS},
    "django/forms/widgets/select.html": _lista,
}
