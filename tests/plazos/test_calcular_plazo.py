"""`manage.py calcular_plazo` says when a term runs out, why, and what it does not know."""

import json
from collections.abc import Callable
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from coordinacion.plazos import services
from coordinacion.plazos.models import Plazo
from tests.elenco import Elenco
from tests.plazos.conftest import Abrir, Reloj

Calcular = Callable[..., str]


@pytest.fixture
def calcular(db: None) -> Calcular:
    """Run the command: ten working days of the state, from a Friday after closing time."""

    def _calcular(**opciones: Any) -> str:
        salida = StringIO()
        pedido = {
            "recibido": "2026-11-13T16:40",
            "cantidad": "10",
            "unidad": "habiles",
            "calendario": "oaxaca",
            **opciones,
        }
        call_command("calcular_plazo", stdout=salida, **pedido)
        return salida.getvalue()

    return _calcular


def test_en_json_dice_la_fecha_el_inicio_y_cada_paso(calcular: Calcular) -> None:
    dicho = json.loads(calcular(json=True))
    assert dicho["vence_el"] == "2026-12-01"
    assert dicho["vence_en"] == "2026-12-01T15:00:00-06:00"
    assert dicho["inicio"] == "2026-11-17"
    assert dicho["provisional"] is False
    pasos = dicho["pasos"]
    assert pasos[0] == {
        "fecha": "2026-11-13",
        "cuenta": None,
        "motivo": "Se recibió fuera de horario (cierre 15:00 h)",
    }
    assert "fr. VI" in next(p["motivo"] for p in pasos if p["fecha"] == "2026-11-16")
    assert [p["cuenta"] for p in pasos if p["cuenta"]] == list(range(1, 11))


def test_en_palabras_se_lee_dia_por_dia(calcular: Calcular) -> None:
    dicho = calcular()
    assert "Vence el martes 1 de diciembre de 2026 a las 15:00 h\n" in dicho
    assert "10 días hábiles; calendario: Gobierno del Estado de Oaxaca" in dicho
    assert "Se tiene por recibido el 17 de noviembre de 2026" in dicho
    assert "sábado 14 de noviembre de 2026  no cuenta  Sábado" in dicho
    assert "martes 1 de diciembre de 2026         10" in dicho


def test_dice_lo_mismo_que_el_plazo_que_se_abre(
    calcular: Calcular, abrir: Abrir, en: Reloj
) -> None:
    en("2026-11-13 16:40")
    plazo: Plazo = abrir(cantidad=10)
    dicho = json.loads(calcular(json=True))
    assert dicho["pasos"] == plazo.pasos
    assert dicho["vence_en"] == plazo.vence_en.isoformat()


def test_lo_que_el_calendario_no_conoce_es_provisional(calcular: Calcular) -> None:
    despues = calcular(recibido="2026-12-28T10:00")
    assert "(fecha provisional)" in despues
    assert "calendario 2027 sin publicar" in despues
    dicho = json.loads(calcular(recibido="2026-12-28T10:00", json=True))
    assert dicho["provisional"] is True
    assert dicho["notas"] == ["Fecha provisional: calendario 2027 sin publicar."]


def test_cuenta_con_los_dias_que_se_agregaron(
    calcular: Calcular, elenco: Elenco, en: Reloj
) -> None:
    services.agregar_inhabil(
        elenco.administracion,
        calendario=services.calendario_de(None),
        fecha_inicio=date(2026, 11, 18),
        motivo="Duelo",
        acto="Acuerdo 9",
    )
    assert "Duelo (Acuerdo 9)" in calcular()
    assert json.loads(calcular(json=True))["vence_el"] == "2026-12-02"
    assert json.loads(calcular(json=True, calendario="federal"))["vence_el"] == "2026-12-01"


@pytest.mark.parametrize(
    ("unidad", "cantidad", "vence"),
    [
        ("naturales", "10", "2026-11-27T15:00:00-06:00"),
        ("meses", "1", "2026-12-17T15:00:00-06:00"),
        ("horas", "48", "2026-11-15T16:40:00-06:00"),
        ("horas_habiles", "8", "2026-11-18T11:00:00-06:00"),
    ],
)
def test_todas_las_unidades(calcular: Calcular, unidad: str, cantidad: str, vence: str) -> None:
    dicho = json.loads(calcular(unidad=unidad, cantidad=cantidad, json=True))
    assert dicho["vence_en"] == vence


def test_una_hora_con_zona_se_lleva_a_la_local(calcular: Calcular) -> None:
    dicho = json.loads(calcular(recibido="2026-11-13T22:40+00:00", json=True))
    assert dicho == json.loads(calcular(json=True))


@pytest.mark.parametrize(
    ("opciones", "mensaje"),
    [
        ({"recibido": "13/11/2026"}, "no es una fecha con hora"),
        ({"recibido": "2026-02-30T10:00"}, "no es una fecha con hora"),
        ({"recibido": "9999-12-31T10:00"}, "Revise el año 9999"),
        ({"cantidad": "diez"}, "«diez» no es una cantidad"),
        ({"cantidad": "0"}, "no es una cantidad"),
        ({"cantidad": "-3"}, "no es una cantidad"),
        ({"cantidad": "99999999999"}, "no es una cantidad"),
        ({"unidad": "semanas"}, "Las que hay: horas, horas_habiles, habiles, naturales, meses"),
        ({"unidad": "fecha_senalada"}, "No existe la unidad"),
        ({"calendario": "marte"}, "No existe el calendario «marte». Los que hay: federal, oaxaca."),
    ],
)
def test_lo_mal_escrito_se_dice_en_claro(
    calcular: Calcular, opciones: dict[str, str], mensaje: str
) -> None:
    with pytest.raises(CommandError, match=mensaje):
        calcular(**opciones)


def test_la_cantidad_mayor_no_se_desborda(calcular: Calcular) -> None:
    for unidad in ("horas", "horas_habiles", "habiles", "naturales", "meses"):
        dicho = json.loads(
            calcular(recibido="2100-12-31T23:59", cantidad="32767", unidad=unidad, json=True)
        )
        assert dicho["vence_el"] > "2100"
