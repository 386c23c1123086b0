"""Tables that come in, as text or as a spreadsheet: opened safely, or why not in Spanish."""

import io

from openpyxl import Workbook, load_workbook

from coordinacion.documentos import revision_ofimatica
from coordinacion.documentos.revision import Rechazo
from coordinacion.nucleo.errores import DatoInvalido


def negativa(mensaje: str) -> DatoInvalido:
    """Why a file cannot be read, on the field "archivo"."""
    return DatoInvalido({"archivo": mensaje})


def es_libro(nombre: str, contenido: bytes) -> bool:
    """Whether the bytes are a spreadsheet. Raises `DatoInvalido` when only the name says so."""
    if not contenido:
        raise negativa("El archivo está vacío.")
    if contenido.startswith(b"PK\x03\x04"):
        return True
    if nombre.lower().endswith(".xlsx"):
        raise negativa("El archivo dice ser XLSX y no lo es. Guárdelo de nuevo.")
    return False


def decodificar(contenido: bytes) -> tuple[str, str]:
    """The text, and what the person should know of its encoding. Raises `DatoInvalido`."""
    texto, nota = _decodificar(contenido)
    if "\0" in texto:
        raise negativa("El archivo trae caracteres nulos: no es texto. Expórtelo de nuevo a CSV.")
    return texto, nota


def _decodificar(contenido: bytes) -> tuple[str, str]:
    if contenido.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return contenido.decode("utf-16"), "Se leyó como UTF-16."
        except UnicodeDecodeError as error:
            raise negativa("El archivo dice ser UTF-16 y no se puede leer.") from error
    try:
        return contenido.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        nota = "No está en UTF-8: se leyó como Windows-1252. Revise los acentos."
        return contenido.decode("cp1252", errors="replace"), nota


def abrir_libro(contenido: bytes, *, de_corrido: bool) -> Workbook:
    """A spreadsheet that passed the checks of any upload (bombs, macros, passwords).

    `de_corrido` reads row by row without holding it all, and then nothing is known of merged
    cells. The caller closes it. Raises `DatoInvalido`.
    """
    try:
        revision_ofimatica.revisar(".xlsx", contenido)
        libro = load_workbook(io.BytesIO(contenido), read_only=de_corrido)
    except Rechazo as rechazo:
        raise negativa(f"El archivo {rechazo.motivo}") from rechazo
    except Exception as error:  # openpyxl raises whatever its parsers do
        raise negativa("El libro está dañado o no es XLSX. Guárdelo de nuevo.") from error
    if not libro.worksheets:
        raise negativa("El libro no tiene hojas con datos.")
    return libro
