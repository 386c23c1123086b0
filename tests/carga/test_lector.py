"""Reading a file: whatever its encoding, separator, headers or dates; values only."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coordinacion.carga.importacion import columnas, lector, valores
from coordinacion.nucleo.errores import DatoInvalido
from tests.carga.archivos import en_csv, en_xlsx

FILAS = (("Asunto", "Fecha de recepción"), ("Pide agua para Ñuñu", "05/11/2024"))


@pytest.mark.parametrize("separador", [",", ";", "\t", "|"])
@pytest.mark.parametrize("codificacion", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_se_lee_con_cualquier_separador_y_codificacion(separador: str, codificacion: str) -> None:
    tabla = lector.leer("a.csv", en_csv(*FILAS, separador=separador, codificacion=codificacion))
    assert tabla.encabezados == FILAS[0]
    assert [r.celdas for r in tabla.renglones] == [FILAS[1]]
    assert tabla.renglones[0].numero == 2


def test_una_hoja_se_lee_igual_que_un_csv_y_conserva_sus_fechas() -> None:
    tabla = lector.leer("a.xlsx", en_xlsx(FILAS[0], ("Pide agua", datetime(2024, 11, 5, 10, 30))))
    assert tabla.encabezados == FILAS[0]
    assert tabla.renglones[0].celdas == ("Pide agua", datetime(2024, 11, 5, 10, 30))


def test_una_formula_se_senala_y_nunca_se_calcula() -> None:
    tabla = lector.leer("a.xlsx", en_xlsx(("asunto",), ("=1+1",)))
    assert tabla.renglones[0].formulas == (0,)
    texto = lector.leer("a.csv", en_csv(("asunto",), ("=1+1",)))
    assert texto.renglones[0].celdas == ("=1+1",)


def _bomba() -> bytes:
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as contenedor:
        contenedor.writestr("[Content_Types].xml", "<Types/>")
        contenedor.writestr("xl/workbook.xml", b"\0" * 40_000_000)
    return salida.getvalue()


@pytest.mark.parametrize(
    ("nombre", "contenido", "dice"),
    [
        ("a.csv", b"", "vacío"),
        ("a.csv", b"asunto\n", "encabezados"),
        ("a.csv", b"\n\n", "ningún renglón"),
        ("a.csv", b"asunto\nhola\x00", "nulos"),
        ("a.csv", b"asunto\n" + b"x" * 200_000, "mal formado"),
        ("a.csv", b"x" * (lector.MAXIMO_BYTES + 1), "pesa"),
        ("a.xlsx", b"asunto\nhola\n", "dice ser XLSX"),
        ("a.xlsx", b"PK\x03\x04roto", "dañado"),
        ("a.xlsx", _bomba(), "crece más"),
        ("a.csv", en_csv([f"c{n}" for n in range(500)], ["x"] * 500), "500 columnas"),
    ],
)
def test_lo_que_no_se_puede_leer_se_dice_claro(nombre: str, contenido: bytes, dice: str) -> None:
    with pytest.raises(DatoInvalido, match=dice):
        lector.leer(nombre, contenido)


@given(st.binary(max_size=400))
@settings(max_examples=150)
def test_cualquier_cosa_se_lee_o_se_rechaza(contenido: bytes) -> None:
    try:
        tabla = lector.leer("a.csv", contenido)
    except DatoInvalido as error:
        assert error.mensaje
    else:
        assert tabla.encabezados and tabla.renglones


_CELDA = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\x85\u2028\u2029"),
    min_size=1,
    max_size=20,
).filter(str.strip)


@given(st.lists(st.tuples(_CELDA, _CELDA), min_size=1, max_size=8))
@settings(max_examples=60)
def test_lo_que_se_escribe_es_lo_que_se_lee(filas: list[tuple[str, str]]) -> None:
    contenido = en_csv(("asunto", "remitente"), *filas)
    assert [r.celdas for r in lector.leer("a.csv", contenido).renglones] == filas


def test_los_encabezados_no_distinguen_acentos_ni_mayusculas_ni_espacios() -> None:
    mapa = columnas.reconocer(
        ["  ASUNTO ", "Fecha  Recepción", "Teléfono", "Otra cosa", "Turnado a"]
    )
    assert dict(mapa.lugares) == {
        "asunto": 0, "fecha_recepcion": 1, "telefono": 2, "dependencia": 4,
    }  # fmt: skip
    assert mapa.ignoradas == {3: "Otra cosa"}


def test_sin_asunto_no_hay_nada_que_importar() -> None:
    with pytest.raises(DatoInvalido, match="Falta la columna «asunto»"):
        columnas.reconocer(["folio", "fecha"])
    dicho = columnas.reconocer(["Lo que pide"], dichas={"asunto": "lo que pide"})
    assert dicho.lugares == {"asunto": 0}


@pytest.mark.parametrize(
    ("celda", "fecha"),
    [
        ("05/11/2024", date(2024, 11, 5)),
        ("5-11-2024", date(2024, 11, 5)),
        ("2024-11-05", date(2024, 11, 5)),
        ("2024-11-05T10:00:00", date(2024, 11, 5)),
        ("5 de noviembre de 2024", date(2024, 11, 5)),
        (datetime(2024, 11, 5, 9, 7), date(2024, 11, 5)),
        (date(2024, 11, 5), date(2024, 11, 5)),
        ("", None),
        (None, None),
    ],
)
def test_las_fechas_se_escriben_de_muchas_maneras(celda: lector.Celda, fecha: date | None) -> None:
    assert valores.fecha(celda) == fecha


@pytest.mark.parametrize(
    ("celda", "dice"),
    [
        ("11/25/2024", "mes/día/año"),
        ("05/11/24", "ambigua"),
        ("31/02/2024", "no existe"),
        ("29/02/2023", "no existe"),
        ("ayer", "no es una fecha"),
        (45000, "número"),
        ("05/11/0024", "año"),
        ("05/11/9999", "año"),
    ],
)
def test_una_fecha_dudosa_se_rechaza(celda: lector.Celda, dice: str) -> None:
    with pytest.raises(ValueError, match=dice):
        valores.fecha(celda)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_ninguna_fecha_cambia_al_escribirla(una: date) -> None:
    assert valores.fecha(f"{una:%d/%m/%Y}") == una == valores.fecha(una.isoformat())


@pytest.mark.parametrize(
    ("celda", "hora"),
    [
        ("9:07", time(9, 7)),
        ("09:07 h", time(9, 7)),
        ("1:30 p.m.", time(13, 30)),
        ("12:00 am", time(0)),
        (time(9, 7, 30), time(9, 7)),
        ("", None),
    ],
)
def test_las_horas_tambien(celda: lector.Celda, hora: time | None) -> None:
    assert valores.hora(celda) == hora


@pytest.mark.parametrize("celda", ["25:00", "mediodía", "9"])
def test_una_hora_dudosa_se_rechaza(celda: str) -> None:
    with pytest.raises(ValueError, match=r"hora|reloj"):
        valores.hora(celda)
