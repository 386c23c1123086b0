"""The printed forms of meetings and tables, and the data that each one asks for.

As those of `documentos.formatos`: texts come already worded and an empty one is not printed.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from coordinacion.documentos import qr
from coordinacion.documentos.formatos import Membrete
from coordinacion.documentos.impresion import componer


@dataclass(frozen=True)
class Destinatario:
    """One who is called."""

    nombre: str
    cargo: str
    de: str


@dataclass(frozen=True)
class Convocatoria:
    """The call to a meeting, one sheet for each `destinatarios`."""

    membrete: Membrete
    folio: str
    url: str
    fecha: str
    clase: str
    asunto: str
    cuando: str
    lugar: str
    interprete: str
    puntos: Sequence[str]
    firma: str
    firma_cargo: str
    destinatarios: Sequence[Destinatario]


@dataclass(frozen=True)
class FilaAcuerdo:
    """One agreement of a meeting, as the app that keeps it words it."""

    folio: str
    texto: str
    compromisos: Sequence[str] = ()


@dataclass(frozen=True)
class Minuta:
    """The minutes of a meeting; `autoridades` sign, `contados` are only counted."""

    membrete: Membrete
    folio: str
    url: str
    clase: str
    asunto: str
    mesa: str
    cuando: str
    lugar: str
    interprete: str
    puntos: Sequence[str]
    parrafos: Sequence[str]
    acuerdos: Sequence[FilaAcuerdo]
    autoridades: Sequence[Sequence[str]]
    contados: Sequence[Sequence[str]]
    total: str


@dataclass(frozen=True)
class FilaOpinion:
    """What a community said, in which language, and what it was answered."""

    tema: str
    comunidad: str
    texto: str
    lengua: str
    respuesta: str
    lengua_respuesta: str
    respondida: str


@dataclass(frozen=True)
class ResumenDeMesa:
    """What anybody may read of a table; it names no person."""

    membrete: Membrete
    folio: str
    url: str
    nombre: str
    objeto: str
    donde: str
    estado: str
    instalada: str
    sesiones: Sequence[str]
    parrafos: Sequence[str]
    opiniones: Sequence[FilaOpinion]


def convocatoria(datos: Convocatoria) -> bytes:
    """The call, letter size, as PDF."""
    return componer("convocatoria", {**asdict(datos), "qr": qr.svg(datos.url)})


def minuta(datos: Minuta) -> bytes:
    """The minutes with their attendance list, letter size, as PDF."""
    return componer("minuta", {**asdict(datos), "qr": qr.svg(datos.url)})


def resumen_de_mesa(datos: ResumenDeMesa) -> bytes:
    """The public summary of a table, letter size, as PDF."""
    return componer("resumen_de_mesa", {**asdict(datos), "qr": qr.svg(datos.url)})
