"""PDF: readable, whole, without a password, and with nothing in it that acts or hides a file."""

import io
from collections.abc import Iterator
from typing import Any, Final

import pikepdf
from pikepdf.settings import set_qpdf_limits

from coordinacion.documentos.revision import DANADO, INCRUSTADO, Rechazo

PAGINAS_MAXIMAS: Final = 2_000
OBJETOS_MAXIMOS: Final = 100_000
NODOS_MAXIMOS: Final = 1_000_000
COLA_BYTES: Final = 2_048
_COMPLEJO: Final = "el PDF es demasiado complejo. Imprímalo de nuevo a PDF."
_CIFRADO: Final = "el PDF está cifrado o protegido con contraseña. Guarde una copia sin protección."

CLAVES_PROHIBIDAS: Final = frozenset(
    {"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA", "/RichMediaContent"}
)
ACCIONES_PROHIBIDAS: Final = (
    pikepdf.Name.JavaScript,
    pikepdf.Name.Launch,
    pikepdf.Name.SubmitForm,
    pikepdf.Name.ImportData,
    pikepdf.Name.GoToE,
    pikepdf.Name.Rendition,
    pikepdf.Name.Movie,
    pikepdf.Name.RichMediaExecute,
)
TIPOS_PROHIBIDOS: Final = (
    pikepdf.Name.EmbeddedFile,
    pikepdf.Name.FileAttachment,
    pikepdf.Name.RichMedia,
    pikepdf.Name.Movie,
)
ERRORES_DE_LECTURA = (
    pikepdf.PikepdfError,
    RuntimeError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    OverflowError,
    MemoryError,
)

# A few kilobytes may inflate to gigabytes; qpdf keeps no limit of its own. Process-wide, once.
set_qpdf_limits(flate_max_memory=128 * 1024 * 1024, run_length_max_memory=128 * 1024 * 1024)


def revisar(contenido: bytes) -> int:
    """Return the number of pages, or raise Rechazo with the reason."""
    if b"%%EOF" not in contenido[-COLA_BYTES:]:
        raise Rechazo(f"el PDF {DANADO}")
    try:
        with pikepdf.open(io.BytesIO(contenido), suppress_warnings=True) as pdf:
            return _revisar_abierto(pdf)
    except pikepdf.PasswordError as error:
        raise Rechazo(_CIFRADO) from error
    except ERRORES_DE_LECTURA as error:
        raise Rechazo(f"el PDF {DANADO}") from error


def _revisar_abierto(pdf: pikepdf.Pdf) -> int:
    if pdf.is_encrypted:
        raise Rechazo(_CIFRADO)
    if len(pdf.objects) > OBJETOS_MAXIMOS:
        raise Rechazo(_COMPLEJO)
    if any(_es_activo(clave, valor) for clave, valor in _entradas(pdf)):
        raise Rechazo(INCRUSTADO)
    paginas = len(pdf.pages)
    if not 1 <= paginas <= PAGINAS_MAXIMAS:
        raise Rechazo(f"el PDF tiene {paginas:,} páginas; se admiten de 1 a {PAGINAS_MAXIMAS:,}.")
    return paginas


def _entradas(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Every key and value of every dictionary of the file, without following references."""
    pendientes: list[Any] = list(pdf.objects)
    for _ in range(NODOS_MAXIMOS):
        if not pendientes:
            return
        nodo = pendientes.pop()
        if isinstance(nodo, pikepdf.Dictionary | pikepdf.Stream):
            entradas = list(nodo.items())
            yield from entradas
            pendientes.extend(valor for _, valor in entradas if _es_contenedor_directo(valor))
        elif isinstance(nodo, pikepdf.Array):
            pendientes.extend(valor for valor in nodo if _es_contenedor_directo(valor))
    raise Rechazo(_COMPLEJO)


def _es_contenedor_directo(valor: Any) -> bool:
    return isinstance(valor, pikepdf.Dictionary | pikepdf.Array) and not valor.is_indirect


def _es_activo(clave: str, valor: Any) -> bool:
    match clave:
        case "/S":
            return valor in ACCIONES_PROHIBIDAS
        case "/Type" | "/Subtype":
            return valor in TIPOS_PROHIBIDOS
        case "/OpenAction":
            return _es_accion_no_inocua(valor)
        case "/AA":
            return isinstance(valor, pikepdf.Dictionary) and any(
                _es_accion_no_inocua(accion) for _, accion in valor.items()
            )
        case _:
            return clave in CLAVES_PROHIBIDAS


def _es_accion_no_inocua(accion: Any) -> bool:
    """A destination to show on opening is common and harmless; any other action is not."""
    return isinstance(accion, pikepdf.Dictionary) and accion.get("/S") != pikepdf.Name.GoTo
