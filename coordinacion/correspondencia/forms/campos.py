"""Fields that take what a clerk types at full speed: a moment, a date, a way to reach somebody.

Moments and dates are one plain text box each: the browser's own date control is five stops of
the Tab key, and this desk is used without a mouse.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from coordinacion.nucleo import reloj
from coordinacion.nucleo.tecleado import anio_razonable

_SOLO_HORA = re.compile(r"^(\d{1,2})[:.]?(\d{2})\s*h?$")
_NO_PROPORCIONA = re.compile(r"^no\s+proporcion\w+$", re.IGNORECASE)
_TELEFONO = re.compile(r"^[\d\s()+.\-]{7,}(?:ext\.?\s*\d+)?$", re.IGNORECASE)


def inicio_del_minuto(momento: datetime) -> datetime:
    """The moment without its seconds, as a stamp shows it."""
    return momento.replace(second=0, microsecond=0)


class MomentoField(forms.DateTimeField):
    """A local moment typed as `05/11/2026 09:07`; `0907` alone is today at that hour."""

    default_error_messages = {"invalid": "Escriba día, mes, año y hora: 05/11/2026 09:07."}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateTimeInput(format="%d/%m/%Y %H:%M"))
        kwargs.setdefault("validators", [anio_razonable])
        kwargs.setdefault(
            "input_formats",
            [
                "%d/%m/%Y %H:%M",
                "%d/%m/%Y, %H:%M",
                "%d/%m/%y %H:%M",
                "%Y-%m-%dT%H:%M",
                "%Y-%m-%d %H:%M",
            ],
        )
        super().__init__(**kwargs)
        self.widget.attrs.update(
            {"autocomplete": "off", "placeholder": "dd/mm/aaaa hh:mm", "data-momento": ""}
        )

    def to_python(self, value: Any) -> datetime | None:
        """The aware moment. Raises `ValidationError`."""
        if isinstance(value, str) and (hora := _SOLO_HORA.match(value.strip())):
            value = f"{reloj.hoy():%d/%m/%Y} {hora[1]:0>2}:{hora[2]}"
        return super().to_python(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """The form shows minutes: the seconds of what was kept are no change."""
        if isinstance(initial, datetime):
            initial = inicio_del_minuto(initial)
        return super().has_changed(initial, data)


class FechaField(forms.DateField):
    """A date typed as `05/11/2026`."""

    default_error_messages = {"invalid": "Escriba día, mes y año: 05/11/2026."}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(format="%d/%m/%Y"))
        kwargs.setdefault("validators", [anio_razonable])
        kwargs.setdefault("input_formats", ["%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%Y-%m-%d"])
        super().__init__(**kwargs)
        self.widget.attrs.update({"autocomplete": "off", "placeholder": "dd/mm/aaaa"})


class SelectLargo(forms.Select):
    """A select with hundreds of options, written in one go: with a template for each, drawing the
    municipalities costs more than registering the letter."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The control as HTML."""
        elegida = "" if value is None else str(value)
        opciones = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (clave, " selected" if str(clave) == elegida else "", texto)
                for clave, texto in self.choices
            ),
        )
        atributos = self.build_attrs(self.attrs, {"name": name, **(attrs or {})})
        return format_html("<select{}>{}</select>", flatatt(atributos), opciones)


@dataclass(frozen=True)
class Contacto:
    """How to reach who signs; `no_proporciona` is an answer, not an omission."""

    telefono: str = ""
    correo: str = ""
    domicilio: str = ""
    no_proporciona: bool = False

    def __str__(self) -> str:
        if self.no_proporciona:
            return "No proporciona"
        return "; ".join(dato for dato in (self.telefono, self.correo, self.domicilio) if dato)


class ContactoField(forms.CharField):
    """One box for telephone, e-mail and address, in any order, parted by semicolons."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=360, required=False, **kwargs)
        self.widget.attrs.update({"autocomplete": "off"})

    def clean(self, value: Any) -> Any:
        """A `Contacto`. Raises `ValidationError` for a malformed e-mail."""
        texto = super().clean(value)
        if _NO_PROPORCIONA.match(texto):
            return Contacto(no_proporciona=True)
        partes = [parte.strip() for parte in texto.split(";") if parte.strip()]
        correos = [parte for parte in partes if "@" in parte]
        telefonos = [parte for parte in partes if _TELEFONO.match(parte)]
        resto = [parte for parte in partes if parte not in (*correos[:1], *telefonos[:1])]
        contacto = Contacto("".join(telefonos[:1]), "".join(correos[:1]), "; ".join(resto))
        _validar(contacto)
        return contacto


def _validar(contacto: Contacto) -> None:
    if contacto.correo:
        validate_email(contacto.correo)
    for dato, largo in ((contacto.telefono, 40), (contacto.domicilio, 300)):
        if len(dato) > largo:
            raise ValidationError(f"«{dato[:20]}…» pasa de {largo} caracteres.")
