"""In which language the petitioner speaks, and what they ask for because of it."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.db.models import Model, Q, QuerySet
from django.forms.models import ModelChoiceIterator
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from coordinacion.correspondencia import reglas
from coordinacion.organizacion.models import VarianteLengua

PIDE_INTERPRETE = "Pide intérprete"
PIDE_TRADUCCION = "Pide la respuesta traducida"


def variantes(actual: int | None = None) -> QuerySet[VarianteLengua]:
    """Variants in use, by language; `actual` too, whatever became of it in the catalogue."""
    ofrecidas = VarianteLengua.objects.filter(Q(activa=True) | Q(pk=actual))
    return ofrecidas.select_related("lengua").order_by("lengua__nombre", "nombre")


class SelectDeVariante(forms.Select):
    """The variants under the name of their language: without JavaScript one finds hers there;
    with it, only those of the language chosen are offered. Written in one go, as `SelectLargo`."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The control as HTML."""
        elegida = "" if value is None else str(value)
        vacia, *grupos = list(self.choices)
        cuerpo = format_html_join(
            "",
            '<optgroup label="{}">{}</optgroup>',
            ((nombre, _opciones(opciones, elegida)) for nombre, opciones in grupos),
        )
        atributos = self.build_attrs(
            self.attrs, {"name": name, "data-variante": "", **(attrs or {})}
        )
        return format_html(
            "<select{}>{}{}</select>", flatatt(atributos), _opciones([vacia], elegida), cuerpo
        )


def _opciones(opciones: Any, elegida: str) -> SafeString:
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((clave, " selected" if str(clave) == elegida else "", texto) for clave, texto in opciones),
    )


class _PorLengua(ModelChoiceIterator):  # type: ignore[type-arg]  # not generic at run time
    """Options of variants under the name of their language."""

    def __iter__(self) -> Iterator[Any]:
        yield ("", self.field.empty_label)
        for lengua, suyas in groupby(self.queryset, key=lambda una: una.lengua.nombre):
            yield (lengua, [self.choice(una) for una in suyas])


class CampoDeVariante(forms.ModelChoiceField[VarianteLengua]):
    """A variant, listed by language; never required, for few people know its catalogue name."""

    iterator = _PorLengua

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Variante")
        kwargs.setdefault("queryset", variantes())
        kwargs.setdefault("empty_label", "Sin precisar")
        kwargs.setdefault("widget", SelectDeVariante)
        super().__init__(required=False, **kwargs)

    def label_from_instance(self, obj: Model) -> str:
        return str(getattr(obj, "nombre", obj))


def ofrecer_variantes(form: forms.BaseForm, actual: int | None) -> None:
    """Offer on `form` the variants in use and the one that its record has."""
    campo = form.fields["variante"]
    if isinstance(campo, forms.ModelChoiceField):
        campo.queryset = variantes(actual)


def limpiar_lengua(form: forms.BaseForm, datos: dict[str, Any]) -> None:
    """The variant alone says its language; one of another language is refused."""
    variante = datos.get("variante")
    if variante is None:
        return
    datos["lengua"] = datos.get("lengua") or variante.lengua
    error = reglas.error_de_lengua(datos["lengua"].pk, variante.lengua_id)
    if error:
        form.add_error("variante", error)
