"""What every page writes the same way: dates, counts, icons, chips and links that keep filters.

Aware moments are shown in the office's time zone; plain dates are shown as they are.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from coordinacion.nucleo.reloj import local

register = template.Library()

MESES = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)
DIAS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
ICONOS = "vendor/bootstrap-icons/bootstrap-icons.svg"
PAGINA = "pagina"
_SIMBOLO = re.compile(r'<symbol[^>]* id="([^"]+)">(.*?)</symbol>', re.DOTALL)


def _en_local(valor: date | None) -> date | None:
    """The moment in local time; a date, or nothing, stays as it came."""
    return local(valor) if isinstance(valor, datetime) and valor.tzinfo else valor


@register.filter
def fecha_larga(valor: date | None) -> str:
    """`5 de noviembre de 2026, 09:07 h`; without the hour when only a date is given."""
    momento = _en_local(valor)
    if not momento:
        return ""
    texto = f"{momento.day} de {MESES[momento.month - 1]} de {momento.year}"
    return f"{texto}, {momento:%H:%M} h" if isinstance(momento, datetime) else texto


@register.filter
def fecha_con_dia(valor: date | None) -> str:
    """`jueves 5 de noviembre de 2026`, for headings and for the steps of a term."""
    momento = _en_local(valor)
    if not momento:
        return ""
    dia = DIAS[momento.weekday()]
    return f"{dia} {momento.day} de {MESES[momento.month - 1]} de {momento.year}"


@register.filter
def fecha_corta(valor: date | None) -> str:
    """`05/11/2026`."""
    momento = _en_local(valor)
    return f"{momento:%d/%m/%Y}" if momento else ""


@register.filter
def fecha_hora_corta(valor: datetime | None) -> str:
    """`05/11/2026, 09:07 h`."""
    momento = _en_local(valor)
    return f"{momento:%d/%m/%Y, %H:%M} h" if momento else ""


@register.filter
def hora(valor: datetime | None) -> str:
    """`09:07 h`."""
    momento = _en_local(valor)
    return f"{momento:%H:%M} h" if momento else ""


@register.filter
def dias_habiles(cuantos: int | None) -> str:
    """`1 día hábil`, `2 días hábiles`; the sign is said by the words around it."""
    if cuantos is None:
        return ""
    n = abs(cuantos)
    return "1 día hábil" if n == 1 else f"{n:,} días hábiles"


@register.filter
def numero(valor: float | Decimal | None, decimales: int = 0) -> str:
    """`1,234`; with decimals, `1,234.50`."""
    return "" if valor is None else f"{valor:,.{decimales}f}"


@register.filter
def porcentaje(proporcion: float) -> str:
    """`62.5 %`, of a proportion of one."""
    return f"{proporcion * 100:.1f} %"


@cache
def _simbolos() -> dict[str, SafeString]:
    """The icon set as name → paths; empty when the package is not installed."""
    ruta = finders.find(ICONOS)
    if isinstance(ruta, str):
        texto = Path(ruta).read_text(encoding="utf-8")
    elif staticfiles_storage.exists(ICONOS):
        with staticfiles_storage.open(ICONOS) as archivo:
            texto = archivo.read().decode()
    else:
        return {}
    # The package's own drawing, never a person's text.
    return {nombre: mark_safe(trazos) for nombre, trazos in _SIMBOLO.findall(texto)}  # noqa: S308


@register.simple_tag
def icono(nombre: str, clase: str = "") -> SafeString:
    """An icon of the set, drawn in the page and hidden from screen readers.

    Only the icons in use travel: the whole sprite weighs more than all the rest of a first page.
    """
    return format_html(
        '<svg class="icono {}" width="16" height="16" viewBox="0 0 16 16" fill="currentColor"'
        ' aria-hidden="true" focusable="false">{}</svg>',
        clase,
        _simbolos().get(nombre, ""),
    )


@register.simple_tag(takes_context=True)
def url_absoluta(context: template.Context, url: str) -> str:
    """The address of a page as somebody outside the site needs it."""
    return str(context["request"].build_absolute_uri(url))


@register.simple_tag(takes_context=True)
def url_con(context: template.Context, **cambios: Any) -> str:
    """The present query string with changes; None or an empty text takes a key out.

    Any change but that of the page goes back to the first page, where the new rows start.
    """
    actual: QueryDict = context["request"].GET.copy()
    if PAGINA not in cambios:
        actual.pop(PAGINA, None)
    for clave, valor in cambios.items():
        if valor in (None, "", []):
            actual.pop(clave, None)
        elif isinstance(valor, Iterable) and not isinstance(valor, str):
            actual.setlist(clave, [str(uno) for uno in valor])
        else:
            actual[clave] = str(valor)
    return f"?{actual.urlencode()}"


@register.inclusion_tag("componentes/chip.html")
def chip(
    texto: str, *, quitar: str = "", etiqueta: str = "", nombre_icono: str = "", tono: str = ""
) -> dict[str, str]:
    """A short labelled mark; with `quitar` (a URL) it carries the link that removes it."""
    return {
        "texto": texto,
        "quitar": quitar,
        "etiqueta": etiqueta,
        "nombre_icono": nombre_icono,
        "tono": tono,
    }
