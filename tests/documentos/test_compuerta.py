"""The upload gate: what offices really hand in passes, every listed attack is refused with why."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinacion.documentos import compuerta, nombres
from coordinacion.nucleo.errores import DatoInvalido
from tests.documentos import archivos

Trampa = Callable[[pikepdf.Pdf], None]


def motivo(nombre: str, contenido: bytes) -> str:
    with pytest.raises(DatoInvalido) as captura:
        compuerta.revisar(nombre, contenido)
    assert set(captura.value.campos) == {"archivo"}
    return captura.value.campos["archivo"]


@pytest.mark.parametrize(
    ("nombre", "contenido", "mime", "paginas"),
    [
        ("Oficio 12.pdf", archivos.pdf(3), "application/pdf", 3),
        ("IMG_0001.JPG", archivos.imagen("JPEG"), "image/jpeg", 1),
        ("foto.jpeg", archivos.imagen("JPEG"), "image/jpeg", 1),
        ("captura.png", archivos.imagen("PNG"), "image/png", 1),
        ("oficio.docx", archivos.docx(), compuerta.MIMES[".docx"], None),
        ("lista.xlsx", archivos.xlsx(), compuerta.MIMES[".xlsx"], None),
    ],
)
def test_admite(nombre: str, contenido: bytes, mime: str, paginas: int | None) -> None:
    dictamen = compuerta.revisar(nombre, contenido)
    assert (dictamen.mime, dictamen.paginas) == (mime, paginas)


@pytest.mark.parametrize(
    ("contenido", "palabra"),
    [
        (b"<!DOCTYPE html><html><script>alert(1)</script></html>", "HTML"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "SVG"),
        (b"#!/bin/sh\nrm -rf /\n", "no lo es"),
        (archivos.zip_de({"a.txt": "hola"}), "PDF, pero el contenido"),
        (archivos.imagen("PNG"), "PNG"),
        (b"%PDF-1.7\n<html><script>alert(1)</script></html>\n%%EOF", "dañado"),
        (b"%PDF-1.7\n", "dañado"),
        (b"", "vacío"),
    ],
)
def test_un_pdf_que_no_lo_es(contenido: bytes, palabra: str) -> None:
    assert palabra in motivo("oficio.pdf", contenido)


@pytest.mark.parametrize(
    "nombre", ["virus.exe", "pagina.html", "dibujo.svg", "macro.docm", "viejo.doc", "sin extension"]
)
def test_extensiones_no_admitidas(nombre: str) -> None:
    assert "solo se admiten" in motivo(nombre, archivos.pdf())


def test_25_megas_justos_y_uno_de_mas() -> None:
    relleno = b"%" + b"a" * (compuerta.TAMANO_MAXIMO - len(archivos.pdf()) - 2) + b"\n"
    cabeza, resto = archivos.pdf().split(b"\n", 1)
    justo = cabeza + b"\n" + relleno + resto
    assert len(justo) == compuerta.TAMANO_MAXIMO
    assert compuerta.revisar("grande.pdf", justo).paginas == 1
    assert "el máximo es 25.0 MB" in motivo("grande.pdf", justo + b"\n")


def con_javascript(documento: pikepdf.Pdf) -> None:
    accion = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    documento.Root.OpenAction = documento.make_indirect(accion)


def con_javascript_escondido(documento: pikepdf.Pdf) -> None:
    """In a link of the page, as a stream, with the dictionary nested directly."""
    codigo = documento.make_stream(b"app.alert(1)")
    enlace = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=[0, 0, 9, 9],
        A=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=codigo),
    )
    documento.pages[0].Annots = pikepdf.Array([enlace])


def con_nombres_javascript(documento: pikepdf.Pdf) -> None:
    documento.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=[]))


def con_lanzamiento(documento: pikepdf.Pdf) -> None:
    documento.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")


def con_adjunto(documento: pikepdf.Pdf) -> None:
    documento.attachments["factura.exe"] = b"MZ"


def con_disparador(documento: pikepdf.Pdf) -> None:
    documento.pages[0].AA = pikepdf.Dictionary(
        O=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="http://ejemplo.invalid")
    )


def con_envio(documento: pikepdf.Pdf) -> None:
    documento.pages[0].Annots = pikepdf.Array(
        [
            pikepdf.Dictionary(
                Subtype=pikepdf.Name.Link,
                A=pikepdf.Dictionary(S=pikepdf.Name.SubmitForm, F="http://ejemplo.invalid"),
            )
        ]
    )


def con_xfa(documento: pikepdf.Pdf) -> None:
    documento.Root.AcroForm = pikepdf.Dictionary(XFA=documento.make_stream(b"<xdp/>"), Fields=[])


@pytest.mark.parametrize(
    "trampa",
    [
        con_javascript,
        con_javascript_escondido,
        con_nombres_javascript,
        con_lanzamiento,
        con_adjunto,
        con_disparador,
        con_envio,
        con_xfa,
    ],
)
@pytest.mark.parametrize("modo", list(pikepdf.ObjectStreamMode))
def test_pdf_que_actua(trampa: Trampa, modo: pikepdf.ObjectStreamMode) -> None:
    documento = archivos.abrir_pdf()
    trampa(documento)
    salida = io.BytesIO()
    documento.save(salida, object_stream_mode=modo)
    assert "código o archivos incrustados" in motivo("oficio.pdf", salida.getvalue())


def test_abrir_en_una_pagina_no_es_un_ataque() -> None:
    documento = archivos.abrir_pdf(2)
    documento.Root.OpenAction = pikepdf.Array([documento.pages[1].obj, pikepdf.Name.Fit])
    assert compuerta.revisar("oficio.pdf", archivos.cerrar_pdf(documento)).paginas == 2


@pytest.mark.parametrize("clave", ["", "secreta"])
def test_pdf_cifrado(clave: str) -> None:
    cifrado = archivos.cerrar_pdf(archivos.abrir_pdf(), pikepdf.Encryption(owner="x", user=clave))
    assert "cifrado o protegido" in motivo("oficio.pdf", cifrado)


@pytest.mark.parametrize("fraccion", [0.1, 0.5, 0.9])
def test_archivos_truncados(fraccion: float) -> None:
    for nombre, entero in [
        ("a.pdf", archivos.pdf(40)),
        ("a.jpg", archivos.imagen("JPEG")),
        ("a.png", archivos.imagen("PNG")),
        ("a.docx", archivos.docx()),
    ]:
        assert "dañado" in motivo(nombre, entero[: int(len(entero) * fraccion)])


def test_pdf_sin_paginas() -> None:
    assert "0 páginas" in motivo("a.pdf", archivos.cerrar_pdf(pikepdf.new()))


def test_pdf_que_infla_su_indice() -> None:
    """An object stream of a hundred kilobytes that would take 140 MB of memory.

    The catalogue is inside it: were it inflated, the refusal would speak of pages.
    """
    catalogo = b"3 0 <</Type/Catalog/Pages<</Type/Pages/Kids[]/Count 0>>>>"
    bomba = zlib.compress(catalogo + b" " * 140_000_000, 9)
    indice = struct.pack(">BHB", 2, 1, 0)
    partes = [
        b"%PDF-1.5\n",
        b"1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(bomba),
        bomba + b"\nendstream\nendobj\n",
    ]
    inicio = sum(map(len, partes))
    tabla = struct.pack(">BHB", 1, 9, 0) + indice
    partes.append(
        b"2 0 obj\n<</Type/XRef/Size 3/W[1 2 1]/Index[1 1 3 1]/Root 3 0 R/Length %d>>stream\n"
        % len(tabla)
        + tabla
        + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % inicio
    )
    assert "dañado" in motivo("bomba.pdf", b"".join(partes))


def test_imagen_que_es_otra() -> None:
    assert "parece PNG" in motivo("foto.jpg", archivos.imagen("PNG"))
    assert "parece HEI" in motivo("foto.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")


def test_imagen_bomba() -> None:
    """A PNG of one kilobyte that declares 40,000 × 40,000 points."""
    png = archivos.imagen("PNG", 10)
    cabecera = b"IHDR" + struct.pack(">IIBBBBB", 40_000, 40_000, 1, 0, 0, 0, 0)
    bomba = png[:12] + cabecera + struct.pack(">I", zlib.crc32(cabecera)) + png[33:]
    assert "imagen" in motivo("a.png", bomba)
    cabecera = b"IHDR" + struct.pack(">IIBBBBB", 9_000, 9_000, 1, 0, 0, 0, 0)
    grande = png[:12] + cabecera + struct.pack(">I", zlib.crc32(cabecera)) + png[33:]
    assert "80 millones" in motivo("a.png", grande)


@pytest.mark.parametrize("nombre", ["a.pdf", "a.jpg", "a.png"])
def test_dos_archivos_en_uno(nombre: str) -> None:
    base = {"a.pdf": archivos.pdf(), "a.jpg": archivos.imagen(), "a.png": archivos.imagen("PNG")}
    doble = base[nombre] + archivos.zip_de({"carga.js": "x"})
    if nombre == "a.pdf":
        doble += b"\n%%EOF"
    assert "otro archivo (ZIP)" in motivo(nombre, doble)


@pytest.mark.parametrize(
    ("partes", "palabra"),
    [
        ({"word/vbaProject.bin": b"x"}, "incrustados"),
        ({"word/embeddings/oleObject1.bin": b"x"}, "incrustados"),
        ({"word/activeX/activeX1.xml": b"x"}, "incrustados"),
        ({"word/media/carga.exe": b"MZ"}, "incrustados"),
        (
            {"word/_rels/settings.xml.rels": archivos.RELACION.format(tipo="attachedTemplate")},
            "inc",
        ),
        ({"../../etc/passwd": b"x"}, "rutas internas"),
        ({"/etc/passwd": b"x"}, "rutas internas"),
        ({"word\\..\\x": b"x"}, "rutas internas"),
        ({f"word/{i}.xml": b"x" for i in range(2_100)}, "crece"),
        ({"word/b.xml": b"0" * 20_000_000}, "crece"),
    ],
)
def test_docx_hostil(partes: dict[str, bytes | str], palabra: str) -> None:
    assert palabra in motivo("oficio.docx", archivos.docx(partes))


def test_docx_con_hipervinculo_pasa() -> None:
    relacion = archivos.RELACION.format(tipo="hyperlink")
    contenido = archivos.docx({"word/_rels/document.xml.rels": relacion})
    assert compuerta.revisar("oficio.docx", contenido).extension == ".docx"


def test_docm_disfrazado_y_zip_disfrazado() -> None:
    assert "incrustados" in motivo("a.docx", archivos.docx(tipo=archivos.TIPO_DOCM))
    assert "no un documento DOCX" in motivo("a.docx", archivos.zip_de({"a.txt": "x"}))
    assert "no un documento XLSX" in motivo("a.xlsx", archivos.docx())


def test_zip_que_miente_sobre_su_tamano() -> None:
    """The directory declares 10 bytes; what is inside inflates to many more."""
    honesto = archivos.docx({"word/b.xml": b"0" * 5_000})
    with zipfile.ZipFile(io.BytesIO(honesto)) as contenedor:
        parte = contenedor.getinfo("word/b.xml")
    mentira = honesto.replace(
        struct.pack("<III", parte.CRC, parte.compress_size, 5_000),
        struct.pack("<III", parte.CRC, parte.compress_size, 10),
    )
    assert "dañado" in motivo("a.docx", mentira)


def test_docx_con_contrasena() -> None:
    contenido = bytearray(archivos.docx())
    contenido[contenido.rindex(b"PK\x01\x02") + 8] |= 1
    assert "contraseña" in motivo("a.docx", bytes(contenido))


@pytest.mark.parametrize(
    ("sucio", "limpio"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\x\\oficio.PDF", "oficio.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie_ x=1.pdf"),
        ("oficio\u202efdp.exe", "oficiofdp.exe"),
        ("a\0b.pdf", "ab.pdf"),
        ("petición de agua ñ.pdf", "petición de agua ñ.pdf"),
        ("", "documento"),
        (".pdf", "pdf"),
        ("...", "documento"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("\ud800.pdf", "pdf"),
    ],
)
def test_nombres(sucio: str, limpio: str) -> None:
    assert nombres.limpiar(sucio) == limpio


@given(st.text(max_size=400))
def test_cualquier_nombre_queda_llano(sucio: str) -> None:
    limpio = nombres.limpiar(sucio)
    assert 0 < len(limpio) <= nombres.LARGO_MAXIMO
    assert not set(limpio) & set('/\\<>:"|?*%\r\n\0')
    assert limpio == nombres.limpiar(limpio)
    assert limpio.encode().decode() == limpio


@given(st.binary(max_size=300), st.sampled_from(sorted(compuerta.FIRMAS)))
def test_bytes_al_azar_se_rechazan_sin_reventar(cola: bytes, extension: str) -> None:
    assert motivo(f"a{extension}", compuerta.FIRMAS[extension] + cola)
