"""The reader of the follow-up table: what it understands, what it says that it does not."""

import io
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from coordinacion.acuerdos.asm import archivo, diferencia, escritura, lector
from coordinacion.acuerdos.asm.celdas import leer_archivos, leer_avance, separar
from coordinacion.acuerdos.asm.fechas import Precision, leer_fecha
from coordinacion.acuerdos.asm.tabla import Tabla
from coordinacion.nucleo.errores import DatoInvalido
from tests.acuerdos.asm_archivos import (
    ARRIBA,
    ENCABEZADOS,
    RENGLONES,
    en_tsv,
    en_xlsx,
    lineas,
    sintetico,
)


def leer(contenido: bytes, nombre: str = "tabla.tsv") -> Tabla:
    return lector.leer(archivo.abrir(nombre, contenido))


def de_renglones(*renglones: tuple[str, ...]) -> Tabla:
    return leer(en_tsv([ENCABEZADOS, *renglones]))


def un_renglon(**cambios: str) -> tuple[str, ...]:
    base = dict(zip(("numero", "aspecto", "actividad", "coordinadora", "responsable", "fecha",
                     "resultado", "producto", "avance", "documento", "observaciones"),
                    ("1", "Aspecto", "1. Hacer", "A", "B", "31/12/2015", "R", "P", "10%", "", ""),
                    strict=True))  # fmt: skip
    return tuple((base | cambios).values())


def mensajes(incidencias) -> str:
    return " | ".join(str(una) for una in incidencias)


def test_lo_que_dice_sobre_la_tabla():
    encabezado = leer(sintetico()).encabezado
    assert encabezado.lineas == ARRIBA
    assert encabezado.clase == "específico"
    assert encabezado.dependencia == "Secretaría de las Veredas"
    assert encabezado.programa == "Programa Caminos Limpios"
    assert (encabezado.ciclo, encabezado.mecanismo) == ("2014-2015", "2015")


def test_aspectos_y_actividades():
    tabla = leer(sintetico())
    assert tabla.errores == ()
    assert [(a.numero, len(a.actividades)) for a in tabla.aspectos] == [("1", 2), ("2", 4)]
    assert [una.texto for una in tabla.actividades] == [
        "Aforar las veredas",
        "Publicar los aforos",
        "Guion del padrón.",
        "Padrón.",
        "Revisión del padrón",
        "Consultar a las comunidades en su lengua y en su asamblea",
    ]


def test_un_renglon_que_corto_la_pagina_es_uno_y_se_dice():
    tabla = leer(sintetico())
    primera = tabla.actividades[0]
    assert primera.celdas["producto"] == "Sistema de veredas y caminos vecinales"
    assert primera.archivos == ("aforo 1.pdf", "aforo_2.xlsx")
    assert tabla.lineas[0] == (12, 14)
    assert "«…tema de veredas y caminos» + «vecinales…»" in mensajes(tabla.advertencias)


def test_varias_actividades_en_una_celda_comparten_lo_demas():
    tabla = leer(sintetico())
    tres = tabla.aspectos[1].actividades[:3]
    assert [una.numero for una in tres] == ["1", "2", "3"]
    assert {una.fecha.dia for una in tres} == {date(2016, 6, 30)}
    assert {una.renglon for una in tres} == {3}
    assert "la celda trae 3 actividades numeradas" in mensajes(tabla.advertencias)


def test_lo_escrito_de_lo_leido_es_el_archivo():
    hoja = archivo.abrir("tabla.tsv", sintetico())
    tabla = lector.leer(hoja)
    filas = escritura.filas(tabla)
    assert len(filas) == len(tabla.lineas) == 4
    assert diferencia.con_el_archivo(hoja, tabla, filas) == []


def test_la_diferencia_se_dice_celda_por_celda():
    hoja = archivo.abrir("tabla.tsv", sintetico())
    tabla = lector.leer(hoja)
    filas = escritura.filas(tabla)
    filas[0][5] = "01/01/2016"
    (una,) = diferencia.con_el_archivo(hoja, tabla, filas)
    assert str(una) == "Línea 12, Fecha de Término: «31/12/2015» → «01/01/2016»"


@pytest.mark.parametrize(
    ("texto", "dia", "precision"),
    [
        ("31/12/2008", date(2008, 12, 31), Precision.DIA),
        ("6/30/09", date(2009, 6, 30), Precision.DIA),
        ("30/6/09", date(2009, 6, 30), Precision.DIA),
        ("2009-06-30", date(2009, 6, 30), Precision.DIA),
        ("30 de junio de 2009", date(2009, 6, 30), Precision.DIA),
        ("octubre 2009", None, Precision.MES),
        ("Octubre de 2009", None, Precision.MES),
        ("oct-09", None, Precision.MES),
        ("2009", None, Precision.ANIO),
        ("Fecha comprometida: 30/06/2009 Fecha término: octubre 2009", date(2009, 6, 30), "dia"),
    ],
)
def test_fechas_de_toda_forma(texto, dia, precision):
    fecha = leer_fecha(texto)
    assert fecha.problema == ""
    assert fecha.dia == dia
    assert fecha.comprometida is not None
    assert fecha.comprometida.precision == precision


def test_la_fecha_de_termino_es_aparte_y_no_tiene_dia():
    fecha = leer_fecha("Fecha comprometida: 30/06/2009 Fecha término: octubre 2009")
    assert fecha.termino is not None
    assert (fecha.termino.texto, fecha.termino.dia) == ("octubre 2009", None)


@pytest.mark.parametrize(
    "texto", ["Permanente", "31/02/2009", "32/12/2009", "primer trimestre de 2010", "12/13/14/15"]
)
def test_lo_que_no_es_fecha_se_dice_y_nadie_le_pone_dia(texto):
    fecha = leer_fecha(texto)
    assert fecha.dia is None
    assert fecha.problema


def test_el_anio_de_dos_cifras_se_lee_mes_primero_y_se_dice():
    tabla = de_renglones(un_renglon(fecha="3/4/09"))
    assert tabla.actividades[0].fecha.dia == date(2009, 3, 4)
    assert "se leyó como mes/día/año: 04/03/2009" in mensajes(tabla.advertencias)


def test_un_archivo_que_prueba_lo_contrario_tiene_que_decir_que_dia_es():
    tabla = de_renglones(
        un_renglon(fecha="30/4/09"), un_renglon(numero="2", aspecto="Otro", fecha="3/4/09")
    )
    assert "Línea 3, Fecha de Término: «3/4/09» puede ser dos días" in mensajes(tabla.errores)


@pytest.mark.parametrize(
    ("texto", "porcentaje", "se_entiende"),
    [
        ("100%", 100, True),
        ("Avance:100%", 100, True),
        ("Porcentaje de avance: 95 %", 95, True),
        ("90% El 10 de noviembre quedó el 100% del borrador", 90, True),
        ("", None, True),
        ("33.5%", 33, False),
        ("Va a la mitad", None, False),
        ("120%", None, False),
        ("de 20% a 40%", None, False),
        ("100", None, False),
    ],
)
def test_porcentajes(texto, porcentaje, se_entiende):
    avance = leer_avance(texto)
    assert avance.porcentaje == porcentaje
    assert (avance.problema == "") == se_entiende


def test_conclusion_y_replanteamiento():
    avance = leer_avance(
        "90% Se envió. Fecha de conclusión: 06/12/2011 Replanteamiento: No Nota: es otro documento"
    )
    assert avance.conclusion is not None
    assert avance.conclusion.dia == date(2011, 12, 6)
    assert avance.replanteamiento is False
    assert leer_avance("10% Replanteamiento: Sí").replanteamiento is True
    assert leer_avance("10%").replanteamiento is None


@pytest.mark.parametrize(
    ("celda", "textos"),
    [
        ("1. Uno. 2. Dos. 3. Tres", ["Uno.", "Dos.", "Tres"]),
        ("1.- Uno\n2.- Dos", ["Uno", "Dos"]),
        ("2.-Seguir", ["Seguir"]),
        ("Cumplir el artículo 2. Ya", ["Cumplir el artículo 2. Ya"]),
        ("1. Subir a 3.5 el índice", ["Subir a 3.5 el índice"]),
        ("1. El artículo 7. Sigue", ["El artículo 7. Sigue"]),
    ],
)
def test_actividades_numeradas(celda, textos):
    partes = separar(celda)
    assert [parte.texto for parte in partes] == textos
    assert "".join("".join(parte) for parte in partes) == celda


def test_nombres_de_archivos():
    dicho = "Diag_2010.pdf Vinculo y difusión.doc http://x.invalid/a/D.pdf Oficio 613/11"
    esperados = ("Diag_2010.pdf", "Vinculo y difusión.doc", "http://x.invalid/a/D.pdf")
    assert leer_archivos(dicho) == esperados


def test_columnas_en_otro_orden_y_una_de_mas():
    orden = (5, 2, 1, 0, 3, 4, 6, 7, 8, 9, 10)
    encabezados = (*(ENCABEZADOS[n] for n in orden), "Clave presupuestal")
    renglon = (*(un_renglon()[n] for n in orden), "S-104")
    tabla = leer(en_tsv([encabezados, renglon]))
    assert tabla.errores == ()
    assert tabla.actividades[0].otras == {"Clave presupuestal": "S-104"}
    assert "Clave presupuestal: no es una columna oficial" in mensajes(tabla.advertencias)
    assert escritura.filas(tabla) == [list(un_renglon())]


AGRUPADOS = (
    (*ENCABEZADOS[:3], "Áreas", "", "Fecha", *ENCABEZADOS[6:8], "Seguimiento", "", "", "Gasto"),
    (*[""] * 3, "Coordinadora", "Responsable", "de término", "", "", *ENCABEZADOS[8:], "Ejercido"),
)


@pytest.mark.parametrize("de_hoja_de_calculo", [False, True])
def test_encabezados_de_dos_renglones(de_hoja_de_calculo):
    renglon = (*un_renglon(documento="acta.pdf"), "S-104")
    filas = [*[(linea,) for linea in ARRIBA], *AGRUPADOS, renglon]
    altas = [f"{columna}6:{columna}7" for columna in "ABCGH"]
    if de_hoja_de_calculo:
        tabla = leer(en_xlsx(filas, *altas, "D6:E6", "I6:K6", "A1:K1"), "tabla.xlsx")
    else:
        tabla = leer(en_tsv([*filas, (), *AGRUPADOS, un_renglon(numero="2", aspecto="Otro")]))
        assert mensajes(tabla.advertencias).count("se repite el encabezado") == 2
    assert tabla.errores == ()
    assert tabla.encabezado.lineas == ARRIBA
    assert escritura.filas(tabla)[0] == list(renglon[:-1])
    assert tabla.actividades[0].otras == {"Gasto Ejercido": "S-104"}
    assert "Línea 6, Gasto Ejercido: no es una columna oficial" in mensajes(tabla.advertencias)


def test_encabezados_en_el_segundo_renglon_bajo_su_grupo():
    grupos = ("", "Plan de trabajo", "", "Áreas", "", *[""] * 6)
    abajo = (*ENCABEZADOS[:3], "Coordinadora", "Responsable", *ENCABEZADOS[5:])
    tabla = leer(en_tsv([*[(linea,) for linea in ARRIBA], grupos, abajo, un_renglon()]))
    assert tabla.errores == ()
    assert tabla.encabezado.dependencia == "Secretaría de las Veredas"
    assert escritura.filas(tabla) == [list(un_renglon())]


@pytest.mark.parametrize(
    ("abajo", "dicho"),
    [
        (("", "", "", "Interna", "Externa"), "Línea 2, Aspecto Susceptible de Mejora: el renglón"),
        ((*[""] * 7, "Evidencia"), "Línea 2, Aspecto Susceptible de Mejora: el renglón"),
    ],
)
def test_un_segundo_renglon_que_no_es_de_encabezados_se_dice(abajo, dicho):
    assert dicho in mensajes(de_renglones(abajo, un_renglon()).errores)


def test_dos_columnas_de_un_grupo_que_son_la_misma_se_rechazan():
    arriba = (*ENCABEZADOS[:5], "Fecha", "", *ENCABEZADOS[6:])
    abajo = (*[""] * 5, "de término", "comprometida")
    with pytest.raises(DatoInvalido, match="Hay dos columnas de «Fecha de Término»"):
        leer(en_tsv([arriba, abajo, un_renglon()]))


def test_celdas_fundidas_de_una_hoja_de_calculo():
    filas = [
        *[(linea,) for linea in ARRIBA],
        ENCABEZADOS,
        ("1", "Aspecto", "1. Uno", "A", "B", datetime(2015, 12, 31), "R", "P", "10%", "", ""),
        ("", "", "2. Dos", "A", "B", "", "R", "P", "20%", "", ""),
    ]
    tabla = leer(en_xlsx(filas, "A7:A8", "B7:B8", "F7:F8", "A1:K1"), "tabla.xlsx")
    assert tabla.errores == ()
    assert [len(aspecto.actividades) for aspecto in tabla.aspectos] == [2]
    assert {una.fecha.dia for una in tabla.actividades} == {date(2015, 12, 31)}
    assert tabla.encabezado.lineas == ARRIBA


def test_una_celda_con_formato_de_porcentaje():
    contenido = en_xlsx([ENCABEZADOS, un_renglon(avance="x")])
    libro = load_workbook(io.BytesIO(contenido))
    hoja = libro.active
    assert hoja is not None
    hoja["I2"], hoja["I2"].number_format = 0.95, "0%"
    salida = io.BytesIO()
    libro.save(salida)
    assert leer(salida.getvalue(), "t.xlsx").actividades[0].avance.porcentaje == 95


def test_una_formula_se_dice_y_no_se_calcula():
    tabla = leer(en_xlsx([ENCABEZADOS, un_renglon(avance="=1/2")]), "t.xlsx")
    assert "la celda I2 trae una fórmula" in mensajes(tabla.errores)


def test_celdas_entrecomilladas_de_varias_lineas():
    renglon = "\t".join(
        ("1", "Aspecto", '"1. Uno\n2. Dos"', *un_renglon()[3:10], '"con ""comillas"""')
    )
    siguiente = "\t".join(un_renglon(numero="2", aspecto="Otro", avance="120%"))
    contenido = "\n".join(("\t".join(ENCABEZADOS), renglon, siguiente)).encode()
    tabla = leer(contenido)
    assert [una.texto for una in tabla.actividades] == ["Uno", "Dos", "Hacer"]
    assert tabla.actividades[0].celdas["observaciones"] == 'con "comillas"'
    assert "Línea 4, Porcentaje de avance y justificación: el avance de 120%" in mensajes(
        tabla.advertencias
    )


def test_comillas_que_no_cierran_se_leen_tal_cual():
    renglones = [ENCABEZADOS, un_renglon(observaciones='"Propuesta" de atención')]
    tabla = leer(en_tsv(renglones))
    assert tabla.actividades[0].celdas["observaciones"] == '"Propuesta" de atención'
    assert "Las comillas no cierran" in mensajes(tabla.advertencias)


def test_encabezado_repetido_y_notas_al_pie():
    tabla = leer(en_tsv([*lineas(), (), (ARRIBA[1],), ENCABEZADOS, ("¹ Al 31 de marzo.",)]))
    assert tabla.errores == ()
    assert tabla.encabezado.notas == ("¹ Al 31 de marzo.",)
    assert len(tabla.actividades) == 6


@pytest.mark.parametrize(
    ("renglones", "dicho"),
    [
        ([un_renglon(aspecto="", numero="")], "Línea 2, Aspecto Susceptible de Mejora: el renglón"),
        ([un_renglon(actividad="")], "Línea 2, Actividades: el renglón no dice ninguna"),
        ([un_renglon(), un_renglon(aspecto="Distinto")], "Línea 3, Aspecto Susceptible de Mejora"),
        ([un_renglon(), un_renglon(numero="", aspecto="Suelto")], "otro texto sin número"),
        ([un_renglon(), un_renglon(numero="2")], "es el mismo aspecto que el de la línea 2"),
        ([(*un_renglon(), "de más")], "Línea 2, columna 12: hay un texto en una columna sin"),
        ([un_renglon(), ("ASPECTOS INSTITUCIONALES 2010",)], "aquí empieza otra tabla"),
        ([un_renglon(), (), un_renglon(numero="", aspecto="", actividad="resto")], "tras el corte"),
        ([], "La tabla no tiene renglones."),
    ],
)
def test_lo_que_no_se_puede_leer_se_dice_por_linea(renglones, dicho):
    assert dicho in mensajes(de_renglones(*renglones).errores)


@pytest.mark.parametrize(
    ("contenido", "dicho"),
    [
        (b"", "vacío"),
        (b"hola\tmundo\n", "No se encontró la fila de encabezados"),
        (b"PK\x03\x04nada", "El archivo"),
        (b"a\0b", "caracteres nulos"),
        (en_tsv([(*ENCABEZADOS, "Actividades"), RENGLONES[0]]), "Hay dos columnas"),
        (b"\n" * 4000, "más de 3,000 líneas"),
        (b"\t" * 70, "más de 60 columnas"),
        (b"x" * (5 * 1024 * 1024 + 1), "pesa más de 5 MB"),
    ],
)
def test_un_archivo_que_no_es_la_tabla_se_rechaza_con_su_motivo(contenido, dicho):
    with pytest.raises(DatoInvalido, match=dicho):
        leer(contenido)
