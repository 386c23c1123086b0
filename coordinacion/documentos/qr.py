"""QR codes: drawn for paper and screen, and read back from a scan of that paper."""

import io
from collections.abc import Iterator
from typing import Final

import pypdfium2
import segno
import zxingcpp
from PIL import Image

HOJAS_QUE_SE_LEEN: Final = 2
LADO_MAYOR: Final = 2400
"""Pixels of the longest side of what is read: about 200 per inch of a letter sheet."""


def svg(texto: str) -> str:
    """An SVG document with the QR code of `texto` (medium error correction, quiet zone kept)."""
    salida = io.BytesIO()
    segno.make(texto, error="m", micro=False).save(
        salida, kind="svg", xmldecl=False, scale=4, border=2, unit="px"
    )
    return salida.getvalue().decode()


def leer(contenido: bytes, mime: str) -> list[str]:
    """The texts of the codes on the first sheets of a PDF or on a photograph; none when nothing
    can be read, since a person looks at the sheet anyway."""
    hojas = _hojas_de_pdf(contenido) if mime == "application/pdf" else _fotografia(contenido, mime)
    return [codigo.text for hoja in hojas for codigo in _codigos(hoja) if codigo.text]


def _codigos(hoja: Image.Image) -> list[zxingcpp.Barcode]:
    formatos = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    return list(zxingcpp.read_barcodes(hoja, formats=formatos))


def _hojas_de_pdf(contenido: bytes) -> Iterator[Image.Image]:
    with pypdfium2.PdfDocument(contenido) as pdf:
        for numero in range(min(len(pdf), HOJAS_QUE_SE_LEEN)):
            hoja = pdf[numero]
            escala = LADO_MAYOR / max(*hoja.get_size(), 1)
            yield hoja.render(scale=escala, grayscale=True).to_pil()


def _fotografia(contenido: bytes, mime: str) -> Iterator[Image.Image]:
    if mime in {"image/jpeg", "image/png"}:
        foto = Image.open(io.BytesIO(contenido)).convert("L")
        foto.thumbnail((LADO_MAYOR, LADO_MAYOR))
        yield foto
