"""QR codes as vector drawings, black on nothing, for paper and screen."""

import io

import segno


def svg(texto: str) -> str:
    """An SVG document with the QR code of `texto` (medium error correction, quiet zone kept)."""
    salida = io.BytesIO()
    segno.make(texto, error="m", micro=False).save(
        salida, kind="svg", xmldecl=False, scale=4, border=2, unit="px"
    )
    return salida.getvalue().decode()
