"""What every page writes the same way: dates, counts, icons, chips and links."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from coordinacion.nucleo.templatetags import interfaz

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
MOMENTO = datetime(2026, 11, 5, 15, 7, tzinfo=UTC)  # 09:07 in Oaxaca
DE_NOCHE = datetime(2027, 1, 1, 2, 30, tzinfo=UTC)  # still 2026 in Oaxaca


def dibujar(fuente: str, ruta: str = "/", **datos: object) -> str:
    solicitud = RequestFactory().get(ruta)
    plantilla = Template("{% load interfaz %}" + fuente)
    return plantilla.render(Context({"request": solicitud, **datos}))


@pytest.mark.parametrize(
    ("filtro", "valor", "texto"),
    [
        ("fecha_larga", MOMENTO, "5 de noviembre de 2026, 09:07 h"),
        ("fecha_larga", date(2026, 3, 21), "21 de marzo de 2026"),
        ("fecha_larga", DE_NOCHE, "31 de diciembre de 2026, 20:30 h"),
        ("fecha_con_dia", date(2026, 11, 5), "jueves 5 de noviembre de 2026"),
        ("fecha_con_dia", DE_NOCHE, "jueves 31 de diciembre de 2026"),
        ("fecha_corta", MOMENTO, "05/11/2026"),
        ("fecha_corta", DE_NOCHE, "31/12/2026"),
        ("fecha_hora_corta", MOMENTO, "05/11/2026, 09:07 h"),
        ("hora", MOMENTO, "09:07 h"),
        ("dias_habiles", 0, "0 días hábiles"),
        ("dias_habiles", 1, "1 día hábil"),
        ("dias_habiles", -1, "1 día hábil"),
        ("dias_habiles", 2, "2 días hábiles"),
        ("dias_habiles", 1200, "1,200 días hábiles"),
        ("numero", 1234, "1,234"),
        ("numero", 0, "0"),
    ],
)
def test_cada_filtro_escribe_como_se_lee_en_mexico(filtro: str, valor: object, texto: str) -> None:
    assert dibujar("{{ valor|" + filtro + " }}", valor=valor) == texto


@pytest.mark.parametrize(
    "filtro",
    ["fecha_larga", "fecha_con_dia", "fecha_corta", "fecha_hora_corta", "hora", "dias_habiles"],
)
def test_lo_que_falta_no_se_inventa(filtro: str) -> None:
    assert dibujar("{{ valor|" + filtro + " }}", valor=None) == ""


def test_los_numeros_llevan_los_decimales_que_se_piden() -> None:
    assert interfaz.numero(Decimal("1234.5"), 2) == "1,234.50"
    assert interfaz.numero(None) == ""


@pytest.mark.parametrize(
    ("cambio", "ruta", "resultado"),
    [
        ("tema='agua'", "/?estado=vencido&pagina=4", "?estado=vencido&amp;tema=agua"),
        ("estado=None", "/?estado=vencido&tema=agua", "?tema=agua"),
        ("pagina=3", "/?estado=vencido&pagina=2", "?estado=vencido&amp;pagina=3"),
        ("region=lista", "/", "?region=1&amp;region=2"),
        ("q='a&b<'", "/", "?q=a%26b%3C"),
    ],
)
def test_una_liga_conserva_los_filtros(cambio: str, ruta: str, resultado: str) -> None:
    assert dibujar("{% url_con " + cambio + " %}", ruta, lista=[1, 2]) == resultado


def test_el_icono_se_dibuja_y_no_se_lee() -> None:
    dibujo = dibujar('{% icono "bell" "grande" %}')
    assert 'aria-hidden="true"' in dibujo
    assert 'class="icono grande"' in dibujo
    assert "style=" not in dibujo


def test_la_ficha_escapa_lo_que_escribio_otra_persona() -> None:
    dibujo = dibujar("{% chip texto etiqueta='Asunto' quitar='?q=' %}", texto="<b>agua</b>")
    assert "&lt;b&gt;agua&lt;/b&gt;" in dibujo
    assert 'aria-label="Quitar Asunto: &lt;b&gt;agua' in dibujo


def test_la_ficha_sin_liga_no_se_puede_quitar() -> None:
    assert "<a" not in dibujar("{% chip 'Urgente' tono='rojo' %}")


def _plantillas() -> list[Path]:
    return sorted(TEMPLATES.rglob("*.html"))


def test_cada_icono_que_una_pantalla_pide_existe() -> None:
    assert interfaz._simbolos(), "faltan los paquetes de la interfaz: make instalar"
    pedidos = {
        (nombre, ruta.name)
        for ruta in _plantillas()
        for nombre in re.findall(r'{%\s*icono "([^"]+)"', ruta.read_text())
    }
    assert [p for p in sorted(pedidos) if p[0] not in interfaz._simbolos()] == []


@pytest.mark.parametrize("ruta", _plantillas(), ids=lambda ruta: str(ruta.relative_to(TEMPLATES)))
def test_ninguna_plantilla_pide_lo_que_la_politica_prohibe(ruta: Path) -> None:
    texto = ruta.read_text()
    assert not re.search(r"\sstyle=", texto), "estilo en línea"
    assert not re.search(r"\son[a-z]+=\"", texto), "código en línea"
    assert not re.search(r"<script(?![^>]*(src=|application/json))", texto), "guion en línea"
    assert "hx-on" not in texto and 'hx-vals="js:' not in texto
