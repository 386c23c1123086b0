"""The upload gate: name and bytes in, a verdict out, or the reason for refusing in Spanish.

Pure: no database, no disk. A file is accepted only when its extension is admitted *and* its
content is what the extension says. The bytes are never altered: their sha256 is the evidence of
what was handed in, so even the metadata of a photograph stays with it.
"""

import io
import zipfile
from dataclasses import dataclass
from typing import Final

import puremagic
from django.conf import settings

from coordinacion.documentos import nombres, revision_imagen, revision_ofimatica, revision_pdf
from coordinacion.documentos.revision import Rechazo
from coordinacion.nucleo.errores import DatoInvalido

TAMANO_MAXIMO: Final[int] = settings.TAMANO_MAXIMO_ARCHIVO
CAMPO: Final = "archivo"
ADMITIDOS = "PDF, JPEG, PNG, DOCX o XLSX"

MIMES: Final = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
FIRMAS: Final = {
    ".pdf": b"%PDF-",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".png": b"\x89PNG\r\n\x1a\n",
    ".docx": b"PK\x03\x04",
    ".xlsx": b"PK\x03\x04",
}


@dataclass(frozen=True)
class Dictamen:
    """What an accepted file is. `paginas` is None where pages mean nothing (DOCX, XLSX)."""

    nombre: str
    mime: str
    extension: str
    paginas: int | None


def revisar(nombre: str, contenido: bytes) -> Dictamen:
    """Accept or refuse one file.

    Returns the cleaned name, the MIME type by content, the extension and the pages.
    Raises DatoInvalido on the field "archivo" with the reason for the person who uploads.
    """
    revisar_tamano(nombre, len(contenido))
    limpio = nombres.limpiar(nombre)
    extension = nombres.extension_de(limpio)
    try:
        _revisar_firma(extension, contenido)
        paginas = _revisar_contenido(extension, contenido)
    except Rechazo as rechazo:
        raise _negativa(limpio, rechazo.motivo) from rechazo
    return Dictamen(limpio, MIMES[extension], extension, paginas)


def revisar_tamano(nombre: str, tamano: int) -> None:
    """Raise DatoInvalido for 0 bytes or over the limit; cheap enough to ask before reading."""
    limpio = nombres.limpiar(nombre)
    if tamano == 0:
        raise _negativa(limpio, "el archivo está vacío (0 bytes). Elija el archivo de nuevo.")
    if tamano > TAMANO_MAXIMO:
        pesa, maximo = (f"{n / 1024 / 1024:,.1f} MB" for n in (tamano, TAMANO_MAXIMO))
        raise _negativa(limpio, f"pesa {pesa} y el máximo es {maximo}. Divídalo o redúzcalo.")


def _negativa(nombre: str, motivo: str) -> DatoInvalido:
    return DatoInvalido({CAMPO: f"«{nombre}»: {motivo}"})


def _revisar_firma(extension: str, contenido: bytes) -> None:
    if extension not in MIMES:
        raise Rechazo(f"solo se admiten archivos {ADMITIDOS}.")
    if contenido.startswith(FIRMAS[extension]):
        return
    raise Rechazo(
        f"la extensión dice {extension.removeprefix('.').upper()}, pero el contenido "
        f"{_lo_que_parece(contenido)}. Solo se admiten archivos {ADMITIDOS}."
    )


def _lo_que_parece(contenido: bytes) -> str:
    try:
        hallazgos = puremagic.magic_string(contenido[:4096])
    except (puremagic.PureError, ValueError, TypeError):
        return "no lo es"
    extension = hallazgos[0].extension.removeprefix(".").upper()
    return f"parece {extension}" if extension else "no lo es"


def _revisar_contenido(extension: str, contenido: bytes) -> int | None:
    match extension:
        case ".docx" | ".xlsx":
            revision_ofimatica.revisar(extension, contenido)
            return None
        case ".pdf":
            _rechazar_doble(contenido)
            return revision_pdf.revisar(contenido)
        case _:
            _rechazar_doble(contenido)
            revision_imagen.revisar(contenido)
            return 1


def _rechazar_doble(contenido: bytes) -> None:
    """Refuse a file that is also a readable zip: two programs would see two documents in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(contenido)) as contenedor:
            tiene_miembros = bool(contenedor.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return
    if tiene_miembros:
        raise Rechazo("lleva otro archivo (ZIP) pegado al final. Guárdelo de nuevo sin él.")
