"""Builders of the files that the tests upload: good ones, and every attack by name."""

import io
import zipfile
from collections.abc import Mapping

import openpyxl
import pikepdf
from PIL import Image

TIPOS = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Override PartName="/word/document.xml" ContentType="{tipo}"/></Types>'
)
TIPO_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TIPO_DOCM = "application/vnd.ms-word.document.macroEnabled.main+xml"
RELACION = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" TargetMode="External" Target="http://ejemplo.invalid/x" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{tipo}"/>'
    "</Relationships>"
)


def abrir_pdf(paginas: int = 1) -> pikepdf.Pdf:
    documento = pikepdf.new()
    for indice in range(paginas):
        documento.add_blank_page(page_size=(612, 792 + indice))
    return documento


def cerrar_pdf(documento: pikepdf.Pdf, encryption: pikepdf.Encryption | None = None) -> bytes:
    salida = io.BytesIO()
    if encryption is None:
        documento.save(salida)
    else:
        documento.save(salida, encryption=encryption)
    return salida.getvalue()


def pdf(paginas: int = 1) -> bytes:
    """A plain PDF whose page n is 792 + n points tall, so that tests can tell pages apart."""
    return cerrar_pdf(abrir_pdf(paginas))


def imagen(formato: str = "JPEG", lado: int = 200) -> bytes:
    salida = io.BytesIO()
    Image.effect_noise((lado, lado), 80).save(salida, formato)
    return salida.getvalue()


def zip_de(partes: Mapping[str, bytes | str]) -> bytes:
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as contenedor:
        for nombre, contenido in partes.items():
            contenedor.writestr(nombre, contenido)
    return salida.getvalue()


def docx(extra: Mapping[str, bytes | str] | None = None, tipo: str = TIPO_DOCX) -> bytes:
    return zip_de(
        {
            "[Content_Types].xml": TIPOS.format(tipo=tipo),
            "word/document.xml": "<document/>",
            **(extra or {}),
        }
    )


def xlsx() -> bytes:
    salida = io.BytesIO()
    openpyxl.Workbook().save(salida)
    return salida.getvalue()
