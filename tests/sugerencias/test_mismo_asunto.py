"""Texts of the same matter, from the command line."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from coordinacion.sugerencias.parecido import Acervo

FILAS = (
    ("1", "a", "Solicita pavimentar la calle Hidalgo de San Juan"),
    ("2", "a", "Piden la pavimentación de la calle HIDALGO, San Juan"),
    ("3", "b", "Denuncia tala de árboles en el cerro"),
    ("4", "b", "Tala clandestina en los cerros"),
    ("5", "c", "Invitación a la fiesta patronal"),
)


def _csv(carpeta: Path, *filas: tuple[str, str, str]) -> str:
    ruta = carpeta / "escritos.csv"
    lineas = [f'{uno},{grupo},"{texto}"' for uno, grupo, texto in filas]
    ruta.write_text("\n".join(["id,grupo,texto", *lineas]), encoding="utf-8")
    return str(ruta)


def test_precision_y_exhaustividad_en_1_3_y_10(tmp_path: Path) -> None:
    salida = StringIO()
    call_command("evaluar_mismo_asunto", _csv(tmp_path, *FILAS), "--json", stdout=salida)
    dicho = json.loads(salida.getvalue())
    assert (dicho["escritos"], dicho["con_otro_de_su_grupo"]) == (5, 4)
    assert dicho["en"]["1"] == {"precision": 1.0, "exhaustividad": 1.0}
    assert dicho["en"]["10"] == {"precision": 0.1, "exhaustividad": 1.0}
    assert dicho["lo_mostrado"]["precision"] == 1.0


def test_se_dice_en_palabras(tmp_path: Path) -> None:
    salida = StringIO()
    call_command("evaluar_mismo_asunto", _csv(tmp_path, *FILAS), stdout=salida)
    assert "Entre 1: precisión 100.0%, exhaustividad 100.0%." in salida.getvalue()


def test_dos_renglones_no_son_el_mismo(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="mismo «id»"):
        call_command("evaluar_mismo_asunto", _csv(tmp_path, FILAS[0], FILAS[0]))


def test_lo_mas_parecido_va_primero_y_el_mismo_texto_es_uno() -> None:
    acervo = Acervo({uno: texto for uno, _, texto in FILAS})
    hallados = acervo.parecidos(FILAS[0][2])
    assert [uno.llave for uno in hallados[:2]] == ["1", "2"]
    assert hallados[0].grado == pytest.approx(1)
    assert acervo.parecidos("Xyz") == []
