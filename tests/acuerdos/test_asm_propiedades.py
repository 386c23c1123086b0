"""What holds of every table: written and read again it is the same, and nothing is lost."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from coordinacion.acuerdos.asm import archivo, diferencia, escritura, lector
from coordinacion.acuerdos.asm.tabla import OFICIALES, Tabla
from coordinacion.nucleo.celdas import libro_xlsx
from tests.acuerdos.asm_archivos import ENCABEZADOS, en_tsv

Fila = list[str]

letras = st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters='"')
frase = st.lists(st.text(letras, min_size=1, max_size=8), min_size=1, max_size=6).map(
    lambda palabras: archivo.limpiar(" ".join(palabras))
)
texto = frase.filter(bool)
talvez = st.one_of(st.just(""), texto)
marca = st.sampled_from(["", "1. ", "2.- ", "3) "])
palabra = st.text("abcdeñopqrsáíu", min_size=2, max_size=8)
oracion = st.lists(palabra, min_size=2, max_size=6).map(" ".join)


@st.composite
def renglones(draw: st.DrawFn, dicho: st.SearchStrategy[str], quien: st.SearchStrategy[str]):
    """Rows under the headers: numbered aspects, each with its activities."""
    filas: list[Fila] = []
    for numero in range(1, draw(st.integers(1, 4)) + 1):
        aspecto = f"Aspecto {numero} {draw(dicho)}"
        for lugar in range(draw(st.integers(1, 3))):
            de_quien = [str(numero), aspecto] if lugar == 0 else ["", ""]
            actividad = draw(marca) + draw(dicho)
            filas.append(
                [*de_quien, actividad, draw(quien), draw(quien), "31/12/2015"]
                + [draw(quien) for _ in range(5)]
            )
    return filas


def leer(contenido: bytes, nombre: str = "t.tsv") -> Tabla:
    return lector.leer(archivo.abrir(nombre, contenido))


@given(filas=renglones(texto, talvez))
def test_lo_leido_de_un_texto_se_escribe_igual(filas):
    tabla = leer(en_tsv([ENCABEZADOS, *filas]))
    assert escritura.filas(tabla) == filas


@settings(max_examples=25)
@given(filas=renglones(texto, talvez))
def test_lo_escrito_en_una_hoja_de_calculo_se_lee_igual(filas):
    tabla = leer(libro_xlsx("ASM", list(OFICIALES.values()), filas), "t.xlsx")
    assert escritura.filas(tabla) == filas
    assert leer(libro_xlsx("ASM", ["ASM"], escritura.hoja(tabla)), "t.xlsx").aspectos


@given(filas=renglones(oracion, oracion), data=st.data())
def test_las_paginas_que_cortan_renglones_no_cambian_la_tabla(filas, data):
    lineas: list[list[str]] = []
    for fila in filas:
        partes = _cortar(fila, data) if data.draw(st.booleans()) else [fila]
        lineas += partes
    hoja = archivo.abrir("t.tsv", en_tsv([ENCABEZADOS, *lineas]))
    tabla = lector.leer(hoja)
    assert tabla.errores == ()
    assert escritura.filas(tabla) == filas
    assert diferencia.con_el_archivo(hoja, tabla, filas) == []


def _cortar(fila: Fila, data: st.DataObject) -> list[Fila]:
    """The row on two pages: some cells go on after the blank line, the date never does."""
    lugares = [n for n in range(1, 11) if n != 5 and " " in fila[n]]
    cortados = data.draw(st.sets(st.sampled_from(lugares), min_size=1))
    arriba, abajo = list(fila), [""] * 11
    for lugar in cortados:
        palabras = fila[lugar].split(" ")
        corte = data.draw(st.integers(1, len(palabras) - 1))
        if palabras[0][0].isdigit() or palabras[0] == "Aspecto":
            corte = max(corte, min(2, len(palabras) - 1))
        arriba[lugar], abajo[lugar] = " ".join(palabras[:corte]), " ".join(palabras[corte:])
    return [arriba, [], abajo]


celda_suelta = st.one_of(st.just(""), st.just("1"), st.just("2"), oracion, marca.map(str.strip))


@given(grilla=st.lists(st.lists(celda_suelta, max_size=13), max_size=8))
def test_toda_celda_acaba_en_la_tabla_o_en_un_error(grilla):
    tabla = leer(en_tsv([ENCABEZADOS, *grilla]))
    incidencias = [*tabla.errores, *tabla.advertencias]
    dichos = [una.texto for una in incidencias]
    dichos += [
        *tabla.encabezado.notas,
        *(celda for fila in escritura.filas(tabla) for celda in fila),
    ]
    repetidas = {una.linea for una in incidencias if "se repite el encabezado" in una.mensaje}
    for linea, fila in enumerate(grilla, start=2):
        for celda in fila:
            if celda and linea not in repetidas:
                assert any(celda in dicho for dicho in dichos), (linea, celda)


def test_los_acentos_compuestos_y_los_separados_son_los_mismos():
    separado = unicodedata.normalize("NFD", "Área Coordinadora")
    encabezados = [separado if h == "Área Coordinadora" else h for h in ENCABEZADOS]
    fila = ["1", "Aspecto", "Hacer", unicodedata.normalize("NFD", "Dirección"), *[""] * 7]
    tabla = leer(en_tsv([encabezados, fila]))
    assert tabla.actividades[0].celdas["coordinadora"] == "Dirección"
