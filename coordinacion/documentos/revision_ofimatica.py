"""DOCX and XLSX: zip containers, so the container is checked before what it says it holds."""

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree

from coordinacion.documentos.revision import DANADO, INCRUSTADO, Rechazo

MIEMBROS_MAXIMOS: Final = 2_000
DESCOMPRIMIDO_MAXIMO: Final = 150 * 1024 * 1024
RAZON_MAXIMA: Final = 200
RAZON_DESDE: Final = 1024 * 1024  # small parts may compress a lot without being a threat
INDICE_MAXIMO: Final = 2 * 1024 * 1024

PARTE_PRINCIPAL: Final = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
TIPOS: Final = "[Content_Types].xml"
PARTE_ACTIVA = re.compile(
    r"(^|/)(vbaproject|vbadata|activex|embeddings|macrosheets|dialogsheets|customui)", re.I
)
EJECUTABLE = re.compile(
    r"\.(exe|dll|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|msi|jar|html?|svg|py|sh)$", re.I
)
RELACION_REMOTA = re.compile(r"/(attachedTemplate|oleObject|frame|subDocument|aFChunk)$", re.I)
ERRORES_DE_LECTURA = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
    EOFError,
    OSError,
)


def revisar(extension: str, contenido: bytes) -> None:
    """Raise Rechazo unless the bytes are a plain document of that extension.

    Refused: bombs (members, size, ratio), paths that leave the container, passwords, macros,
    embedded objects and parts that Office would fetch from elsewhere when opening.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(contenido)) as contenedor:
            miembros = contenedor.infolist()
            _revisar_contenedor(miembros)
            _revisar_partes(extension, [m.filename for m in miembros])
            if contenedor.testzip() is not None:
                raise Rechazo(f"el documento {DANADO}")
            _revisar_indices(contenedor, miembros)
    except ERRORES_DE_LECTURA as error:
        raise Rechazo(f"el documento {DANADO}") from error


def _revisar_contenedor(miembros: Sequence[zipfile.ZipInfo]) -> None:
    if len(miembros) > MIEMBROS_MAXIMOS or _es_bomba(miembros):
        raise Rechazo("al descomprimirse crece más de lo permitido. Guárdelo como PDF.")
    nombres = [m.filename for m in miembros]
    if len(set(nombres)) != len(nombres) or any(_sale_del_contenedor(n) for n in nombres):
        raise Rechazo("el documento trae rutas internas no válidas. Guárdelo como PDF.")
    if any(m.flag_bits & 0x1 for m in miembros):
        raise Rechazo("está protegido con contraseña. Guarde una copia sin contraseña.")


def _es_bomba(miembros: Sequence[zipfile.ZipInfo]) -> bool:
    if sum(m.file_size for m in miembros) > DESCOMPRIMIDO_MAXIMO:
        return True
    return any(
        m.file_size > RAZON_DESDE and m.file_size > RAZON_MAXIMA * max(m.compress_size, 1)
        for m in miembros
    )


def _sale_del_contenedor(nombre: str) -> bool:
    return (
        nombre.startswith("/")
        or "\\" in nombre
        or ":" in nombre
        or "\0" in nombre
        or ".." in nombre.split("/")
    )


def _revisar_partes(extension: str, nombres: Sequence[str]) -> None:
    if TIPOS not in nombres or PARTE_PRINCIPAL[extension] not in nombres:
        clase = extension.removeprefix(".").upper()
        raise Rechazo(f"es un archivo comprimido, no un documento {clase}.")
    if any(PARTE_ACTIVA.search(n) or EJECUTABLE.search(n) for n in nombres):
        raise Rechazo(INCRUSTADO)


def _revisar_indices(contenedor: zipfile.ZipFile, miembros: Sequence[zipfile.ZipInfo]) -> None:
    """The parts that say what the others are: content types and relationships."""
    for miembro in miembros:
        if miembro.filename != TIPOS and not miembro.filename.endswith(".rels"):
            continue
        if miembro.file_size > INDICE_MAXIMO:
            raise Rechazo(f"el documento {DANADO}")
        # expat bounds entity expansion and the part is at most 2 MB
        indice = ElementTree.fromstring(contenedor.read(miembro))  # noqa: S314
        if any(_declara_macros(e) or _se_trae_de_fuera(e) for e in indice.iter()):
            raise Rechazo(INCRUSTADO)


def _declara_macros(elemento: ElementTree.Element) -> bool:
    return "macroenabled" in elemento.get("ContentType", "").lower()


def _se_trae_de_fuera(elemento: ElementTree.Element) -> bool:
    remota = elemento.get("TargetMode", "").lower() == "external"
    return remota and RELACION_REMOTA.search(elemento.get("Type", "")) is not None
