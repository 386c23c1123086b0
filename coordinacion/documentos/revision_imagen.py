"""JPEG and PNG: whole, of the declared kind, and small enough to be drawn anywhere."""

import io
import struct
from typing import Final

from PIL import Image, UnidentifiedImageError

from coordinacion.documentos.revision import DANADO, Rechazo

# A letter page at 600 dpi has 34 million pixels and a large phone photograph 50; beyond 80 it is
# either a mistake or an attempt to exhaust the memory of whoever opens it.
PIXELES_MAXIMOS: Final = 80_000_000
ERRORES_DE_LECTURA = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    OSError,
    SyntaxError,
    ValueError,
    IndexError,
    KeyError,
    EOFError,
    struct.error,
)


def revisar(contenido: bytes) -> None:
    """Raise Rechazo unless the bytes are one complete JPEG or PNG within the pixel limit."""
    try:
        _verificar(contenido)
    except ERRORES_DE_LECTURA as error:
        raise Rechazo(f"la imagen {DANADO}") from error


def _verificar(contenido: bytes) -> None:
    with Image.open(io.BytesIO(contenido), formats=("JPEG", "PNG")) as imagen:
        ancho, alto = imagen.size
        if ancho * alto > PIXELES_MAXIMOS:
            raise Rechazo(
                f"la imagen mide {ancho:,} × {alto:,} puntos y el máximo es de 80 millones. "
                "Tómela o escanéela con menor resolución."
            )
        if imagen.format == "PNG":
            imagen.verify()  # reads every chunk and its checksum, up to the end mark
            return
        imagen.draft("L", (ancho // 8, alto // 8))  # decode at 1/8: finds truncation cheaply
        imagen.load()
