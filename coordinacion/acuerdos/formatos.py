"""The printed agreement and the data that it asks for; texts come already worded."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from coordinacion.documentos import qr
from coordinacion.documentos.formatos import Membrete
from coordinacion.documentos.impresion import componer


@dataclass(frozen=True)
class ParteImpresa:
    """One of those who agree, who signed for it and when."""

    nombre: str
    orden: str
    firmante: str
    firmado: str


@dataclass(frozen=True)
class CompromisoImpreso:
    """Who does what by when, as a row."""

    folio: str
    texto: str
    responsable: str
    verifica: str
    fecha: str
    estado: str
    semaforo: str


@dataclass(frozen=True)
class Acuerdo:
    """An agreement with its parties and commitments, as it stands when it is printed."""

    membrete: Membrete
    folio: str
    url: str
    estado: str
    origen: str
    texto: str
    motivo: str
    proyecto: str
    lugar: str
    alcanzado: str
    cumplimiento: str
    partes: Sequence[ParteImpresa]
    compromisos: Sequence[CompromisoImpreso]
    elaborado: str


def acuerdo(datos: Acuerdo) -> bytes:
    """An agreement, letter size, as PDF, with room for each party to sign."""
    return componer("acuerdo", {**asdict(datos), "qr": qr.svg(datos.url)})
