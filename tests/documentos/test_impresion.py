"""The printed forms: what they say, that text stays text, and that they are tagged letter pages."""

import io
from dataclasses import replace

import pikepdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from coordinacion.documentos import formatos, impresion, qr
from coordinacion.nucleo.etiquetas import ASUNTO_RESERVADO
from tests.soporte.hojas import borde_derecho, texto

CARTA = {(612.0, 792.0)}
CARTA_APAISADA = {(792.0, 612.0)}
MEMBRETE = formatos.Membrete(("Gobierno del Estado", "Jefatura de Gabinete"), "Año de prueba")
ACUSE = formatos.Acuse(
    membrete=MEMBRETE,
    folio="JG/2026/000123-K",
    url="https://ejemplo.invalid/asunto/JG-2026-000123-K/",
    unidad="Jefatura de Gabinete",
    recibido_en="5 de noviembre de 2026, 09:07 h",
    recibio="Juana Martínez López",
    recibio_cargo="Oficialía de partes",
    fojas="3",
    anexos="1 disco compacto",
    dirigida_a="Gobernador del Estado",
    remitente="Autoridad municipal de Santa María Tlahuitoltepec",
    procedencia="Santa María Tlahuitoltepec, Sierra Norte",
    oficio="MT/PM/045/2026, 3 de noviembre de 2026",
    asunto="Solicita la rehabilitación del sistema de agua potable.",
    plazo="19 de noviembre de 2026, 15:00 h",
    plazo_nota="Plazo por validar.",
    fundamento="Artículo 13.",
)
VOLANTE = formatos.Volante(
    membrete=MEMBRETE,
    folio=ACUSE.folio,
    turno="Turno 1 de 3",
    url=ACUSE.url,
    turnado_en="5 de noviembre de 2026, 12:40 h",
    institucion="Comisión Estatal del Agua",
    titular="Ing. Laura Vargas Hernández",
    cargo="Directora General",
    caracter="Responsable",
    instruccion="Atender y responder directamente al peticionario",
    indicaciones="Coordine la visita técnica.",
    asunto=ACUSE.asunto,
    peticionario=ACUSE.remitente,
    procedencia=ACUSE.procedencia,
    oficio=ACUSE.oficio,
    puntos=(formatos.PuntoDelAsunto(3, "Dictamen de factibilidad."),),
    termino="17 de noviembre de 2026, 15:00 h",
    documentos=("Acta de asamblea.pdf",),
    fojas="3 fojas",
)


def envio(turnos: int) -> formatos.RelacionEnvio:
    fila = formatos.FilaEnvio(ACUSE.folio, ACUSE.asunto, "Responsable", "3", "17/11/2026, 15:00 h")
    return formatos.RelacionEnvio(
        membrete=MEMBRETE,
        folio="RE/2026/00045",
        url=ACUSE.url,
        fecha="5 de noviembre de 2026",
        institucion="Secretaría de Infraestructuras",
        titular="Arq. Pedro Ruiz",
        cargo="Secretario",
        entrega="Luis Cruz",
        turnos=[replace(fila, folio=f"JG/2026/{n:06d}-K") for n in range(1, turnos + 1)],
    )


def diaria(*filas: formatos.FilaDiaria) -> formatos.RelacionDiaria:
    return formatos.RelacionDiaria(
        membrete=MEMBRETE,
        fecha="5 de noviembre de 2026",
        elaborada_en="5 de noviembre de 2026, 15:10 h",
        elaboro="Juana Martínez López",
        filas=filas,
        totales=[formatos.Total("Recibidas", len(filas))],
    )


FILA = formatos.FilaDiaria(
    ACUSE.folio, "09:07", ACUSE.remitente, ACUSE.asunto, "Petición", "Comisión Estatal del Agua"
)


def medidas(pdf: bytes) -> set[tuple[float, float]]:
    with pikepdf.open(io.BytesIO(pdf)) as abierto:
        return {tuple(float(x) for x in p.mediabox[2:]) for p in abierto.pages}  # type: ignore[misc]


def paginas(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as abierto:
        return len(abierto.pages)


@pytest.mark.parametrize(
    ("pdf", "carta"),
    [
        (formatos.acuse(ACUSE), CARTA),
        (formatos.volante(VOLANTE), CARTA),
        (formatos.relacion_envio(envio(3)), CARTA),
        (formatos.relacion_diaria(diaria(FILA)), CARTA_APAISADA),
    ],
)
def test_carta_etiquetada_y_accesible(pdf: bytes, carta: set[tuple[float, float]]) -> None:
    assert medidas(pdf) == carta
    with pikepdf.open(io.BytesIO(pdf)) as abierto:
        assert abierto.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in abierto.Root
        assert str(abierto.Root.Lang) == "es-MX"
        assert abierto.Root.ViewerPreferences.DisplayDocTitle
        with abierto.open_metadata() as metadatos:
            assert metadatos["pdfuaid:part"] == "1"
            assert metadatos["dc:title"]


def test_el_acuse_dice_lo_que_se_recibio() -> None:
    dicho = texto(formatos.acuse(ACUSE))
    for valor in (
        "R E C I B I D O",
        *(v for v in vars(ACUSE).values() if isinstance(v, str) and v != ACUSE.url),
        *MEMBRETE.lineas[1:],
        MEMBRETE.leyenda,
        "Página 1 de 1",
    ):
        assert valor in dicho


def test_un_dato_vacio_no_deja_rotulo() -> None:
    dicho = texto(formatos.acuse(replace(ACUSE, procedencia="", plazo="")))
    assert "PROCEDENCIA" not in dicho
    assert "Plazo de respuesta" not in dicho
    assert "Plazo por validar" not in dicho


def test_el_volante_y_su_talon_caben_en_una_hoja() -> None:
    pdf = formatos.volante(VOLANTE)
    dicho = texto(pdf)
    assert paginas(pdf) == 1
    for valor in (
        VOLANTE.institucion,
        "Ing. Laura Vargas Hernández, Directora General",
        VOLANTE.instruccion,
        VOLANTE.indicaciones,
        "3. Dictamen de factibilidad.",
        VOLANTE.termino,
        VOLANTE.peticionario,
        "Acta de asamblea.pdf",
    ):
        assert valor in dicho
    assert dicho.index("CORTE AQUÍ") < dicho.rindex(VOLANTE.folio)
    assert dicho.count(VOLANTE.folio) >= 2  # above and on the part to cut off


def test_el_volante_reservado_calla() -> None:
    dicho = texto(formatos.volante(replace(VOLANTE, reservado=True)))
    assert ASUNTO_RESERVADO in dicho
    assert VOLANTE.termino in dicho
    for callado in ("agua potable", "Tlahuitoltepec", "MT/PM/045", "Dictamen", "visita", "Acta"):
        assert callado not in dicho


def test_un_asunto_largo_pasa_de_hoja_con_membrete_y_talon_entero() -> None:
    pdf = formatos.volante(replace(VOLANTE, asunto="Solicita obra pública. " * 250))
    dicho = texto(pdf)
    assert paginas(pdf) == 2
    assert dicho.count("Jefatura de Gabinete") == 2
    assert "Página 2 de 2" in dicho
    assert dicho.count("CORTE AQUÍ") == 1


def test_doscientos_turnos() -> None:
    pdf = formatos.relacion_envio(envio(200))
    dicho = texto(pdf)
    assert all(f"JG/2026/{n:06d}-K" in dicho for n in range(1, 201))
    assert dicho.count("Rúbrica") == paginas(pdf)  # the heading on every page
    assert "Total: 200 turnos" in dicho
    assert "Total: 1 turno " in texto(formatos.relacion_envio(envio(1)))


def test_las_relaciones_callan_lo_reservado() -> None:
    reservada = replace(envio(1).turnos[0], reservado=True)
    dicho = texto(formatos.relacion_envio(replace(envio(1), turnos=[reservada])))
    assert ASUNTO_RESERVADO in dicho
    assert "agua" not in dicho
    dicho = texto(formatos.relacion_diaria(diaria(replace(FILA, reservado=True))))
    assert ASUNTO_RESERVADO in dicho
    assert "agua potable" not in dicho
    assert "Tlahuitoltepec" not in dicho


def test_un_dia_sin_correspondencia() -> None:
    assert "No se recibió correspondencia" in texto(formatos.relacion_diaria(diaria()))


@pytest.mark.parametrize(
    "hostil",
    [
        '#read("/etc/passwd")',
        '#import "base.typ": * #panic()',
        "= Título *negrita* _cursiva_ $x^2$ @cita <etiqueta>",
        "https://ejemplo.invalid // comentario /* y más */",
        "<script>alert(1)</script> {{ 7*7 }} \\u{41}",
    ],
)
def test_las_marcas_se_imprimen_como_texto(hostil: str) -> None:
    assert hostil in texto(formatos.acuse(replace(ACUSE, asunto=hostil)))
    assert hostil in texto(formatos.volante(replace(VOLANTE, indicaciones=hostil)))
    assert hostil in texto(formatos.relacion_diaria(replace(diaria(FILA), elaboro=hostil)))


def test_lenguas_de_oaxaca() -> None:
    frase = "Tu'un Savi, Ayuujk ja̱ꞌa̱y, didxazá, chjota énná"
    assert frase in texto(formatos.acuse(replace(ACUSE, remitente=frase)))


def test_lo_que_ninguna_letra_dibuja_no_impide_imprimir() -> None:
    pdf = formatos.acuse(replace(ACUSE, asunto="Gracias 😀 por el agua"))
    assert "por el agua" in texto(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as abierto:
        assert abierto.Root.MarkInfo.Marked


def test_datos_que_no_son_de_la_plantilla_son_un_error() -> None:
    with pytest.raises(typst.TypstError):
        impresion.componer("acuse", {"folio": "x"})


@given(st.text(max_size=200))
@settings(max_examples=60)
def test_cualquier_texto_se_imprime(cualquiera: str) -> None:
    """Lone surrogates, NUL, bidi marks, unassigned characters: paper comes out all the same."""
    assert formatos.acuse(replace(ACUSE, asunto=cualquiera)).startswith(b"%PDF")


def test_una_palabra_sin_espacios_no_se_sale_de_la_hoja() -> None:
    pdf = formatos.acuse(replace(ACUSE, asunto="x" * 400))
    assert borde_derecho(pdf) < 612 - 50


def test_el_qr_es_un_dibujo_sin_nada_de_fuera() -> None:
    dibujo = qr.svg("https://ejemplo.invalid/?a=1&b=<x>")
    assert dibujo.startswith("<svg")
    assert "script" not in dibujo
    assert "ejemplo" not in dibujo
