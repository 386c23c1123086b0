"""The printed forms and the data that each one asks for.

They know nothing of letters or turns: texts come already worded (dates as "5 de noviembre de
2026, 09:07 h", terms with their hour) and an empty text is a line that is not printed. What a
reserved case may not show is masked here, once, for every form.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from coordinacion.nucleo.etiquetas import ASUNTO_RESERVADO

from . import qr
from .impresion import componer

RESERVADO = "Reservado"


@dataclass(frozen=True)
class Membrete:
    """Letterhead of the coordinating unit on the day of printing, line by line."""

    lineas: Sequence[str]
    leyenda: str = ""


@dataclass(frozen=True)
class Acuse:
    """What the sender takes home: the seal and what was handed in."""

    membrete: Membrete
    folio: str
    url: str
    unidad: str
    recibido_en: str
    recibio: str
    fojas: str
    anexos: str
    dirigida_a: str
    remitente: str
    asunto: str
    recibio_cargo: str = ""
    canal: str = ""
    procedencia: str = ""
    oficio: str = ""
    plazo: str = ""
    plazo_nota: str = ""
    fundamento: str = ""


@dataclass(frozen=True)
class PuntoDelAsunto:
    """One numbered point that the turn answers."""

    numero: int
    texto: str


@dataclass(frozen=True)
class Volante:
    """One turn to one institution, with the acuse to cut off and bring back."""

    membrete: Membrete
    folio: str
    turno: str
    url: str
    turnado_en: str
    institucion: str
    titular: str
    cargo: str
    caracter: str
    instruccion: str
    asunto: str
    peticionario: str
    indicaciones: str = ""
    vinculante: bool = False
    puntos: Sequence[PuntoDelAsunto] = ()
    termino: str = ""
    termino_nota: str = ""
    procedencia: str = ""
    oficio: str = ""
    recibido_en: str = ""
    fojas: str = ""
    anexos: str = ""
    documentos: Sequence[str] = ()
    turno_por: str = ""
    reservado: bool = False


@dataclass(frozen=True)
class FilaEnvio:
    """One turn in the list that the messenger carries."""

    folio: str
    asunto: str
    caracter: str
    fojas: str
    termino: str
    reservado: bool = False


@dataclass(frozen=True)
class RelacionEnvio:
    """What is delivered on paper to one institution in one trip."""

    membrete: Membrete
    folio: str
    url: str
    fecha: str
    institucion: str
    titular: str
    cargo: str
    entrega: str
    turnos: Sequence[FilaEnvio]
    domicilio: str = ""


@dataclass(frozen=True)
class FilaDiaria:
    """One letter of the day."""

    folio: str
    hora: str
    remitente: str
    asunto: str
    tipo: str
    turnado_a: str
    reservado: bool = False


@dataclass(frozen=True)
class Total:
    """One figure under the list."""

    etiqueta: str
    cantidad: int


@dataclass(frozen=True)
class RelacionDiaria:
    """What was received on one day, in the order of the register."""

    membrete: Membrete
    fecha: str
    elaborada_en: str
    elaboro: str
    filas: Sequence[FilaDiaria]
    totales: Sequence[Total] = field(default_factory=tuple)
    contingencia: Sequence[str] = ()


@dataclass(frozen=True)
class HojaDeContingencia:
    """One folio to fill in by hand."""

    folio: str
    url: str


@dataclass(frozen=True)
class Contingencia:
    """The sheets of a block of folios, for when there is no system."""

    membrete: Membrete
    unidad: str
    bloque: str
    motivo: str
    reservado: str
    hojas: Sequence[HojaDeContingencia]


@dataclass(frozen=True)
class Lista:
    """Rows of a list; `anchos` says how the width is shared among `columnas`. What may not be
    read comes already masked."""

    membrete: Membrete
    titulo: str
    elaborada_en: str
    elaboro: str
    columnas: Sequence[str]
    anchos: Sequence[float]
    filas: Sequence[Sequence[str]]


@dataclass(frozen=True)
class FilaRecordada:
    """One turn that a recordatorio reminds of; of a reserved letter, its folio and term."""

    folio: str
    asunto: str
    turnado: str
    termino: str


@dataclass(frozen=True)
class Oficio:
    """What the unit sends. Without `folio` it is a draft, and without `url` it has no code."""

    membrete: Membrete
    titulo: str
    folio: str
    fecha: str
    asunto: str
    destinatario: str
    cargo: str
    parrafos: Sequence[str]
    firma: str
    firma_cargo: str
    ausente: str = ""
    responde_a: str = ""
    turnos: Sequence[FilaRecordada] = ()
    copias: Sequence[str] = ()
    elaboro: str = ""
    reviso: str = ""
    url: str = ""


@dataclass(frozen=True)
class Caratula:
    """The cover of a file of the archive; `es_ejemplo` when its series is no official one."""

    membrete: Membrete
    folio: str
    url: str
    es_ejemplo: bool
    unidad: str
    seccion: str
    serie: str
    titulo: str
    estado: str
    abierto: str
    cerrado: str
    asuntos: str
    fojas: str
    digitales: str
    ubicacion: str
    acceso: str
    tramite: str
    concentracion: str
    destino: str
    impresa: str


@dataclass(frozen=True)
class CorreoImpreso:
    """A mail that came in, as it joins its case."""

    membrete: Membrete
    asunto: str
    de: str
    recibido_en: str
    declara: str
    identificador: str
    huella: str
    texto: str
    elaborado_en: str
    reparos: Sequence[str] = ()
    adjuntos: Sequence[str] = ()


@dataclass(frozen=True)
class GrupoDelActa:
    """What is handed over of one kind; each row comes already masked where it must be."""

    titulo: str
    filas: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Acta:
    """What somebody hands over at a date, with the lines to sign it."""

    membrete: Membrete
    titulo: str
    corte: str
    elaborada_en: str
    elaboro: str
    de_quien: str
    entrega: str
    recibe: str
    fundamento: str
    columnas: Sequence[str]
    anchos: Sequence[float]
    grupos: Sequence[GrupoDelActa]


@dataclass(frozen=True)
class TablaOficial:
    """A table in its official columns: the lines over it, its rows and the notes under it."""

    membrete: Membrete
    titulo: str
    lineas: Sequence[str]
    elaborada_en: str
    elaboro: str
    columnas: Sequence[str]
    anchos: Sequence[float]
    filas: Sequence[Sequence[str]]
    notas: Sequence[str] = ()


def acuse(datos: Acuse) -> bytes:
    """The sender's acuse, letter size, as PDF."""
    return componer("acuse", _con_qr(datos))


def volante(datos: Volante) -> bytes:
    """The volante de turno, letter size, as PDF; a reserved one says neither who nor what."""
    return componer("volante", _con_qr(_sin_lo_reservado(datos)))


def volantes(membrete: Membrete, datos: Sequence[Volante]) -> bytes:
    """Several volantes in one PDF, each from its own page on."""
    cada_uno = [_con_qr(_sin_lo_reservado(uno)) for uno in datos]
    return componer("volantes", {"membrete": asdict(membrete), "volantes": cada_uno})


def _sin_lo_reservado(datos: Volante) -> Volante:
    if not datos.reservado:
        return datos
    return replace(
        datos,
        asunto=ASUNTO_RESERVADO,
        peticionario=RESERVADO,
        procedencia="",
        oficio="",
        indicaciones="",
        puntos=(),
        documentos=(),
    )


def lista(datos: Lista) -> bytes:
    """A list of a tray, letter size lying down, as PDF."""
    return componer("lista", asdict(datos))


def tabla_oficial(datos: TablaOficial) -> bytes:
    """A table of long texts, letter size lying down, as PDF; a row may take several pages."""
    return componer("tabla_oficial", asdict(datos))


def relacion_envio(datos: RelacionEnvio) -> bytes:
    """The list of one delivery, letter size, as PDF, with room to sign each row and the whole."""
    filas = [replace(f, asunto=ASUNTO_RESERVADO) if f.reservado else f for f in datos.turnos]
    return componer("relacion_envio", _con_qr(replace(datos, turnos=filas)))


def contingencia(datos: Contingencia) -> bytes:
    """A sheet for each folio, letter size, with its acuse to tear off, as PDF."""
    hojas = [_con_qr(hoja) for hoja in datos.hojas]
    return componer("contingencia", {**asdict(datos), "hojas": hojas})


def acta(datos: Acta) -> bytes:
    """An acta de entrega-recepción, letter size lying down, as PDF."""
    return componer("acta", asdict(datos))


def relacion_diaria(datos: RelacionDiaria) -> bytes:
    """The list of one day, letter size lying down, as PDF."""
    filas = [
        replace(f, asunto=ASUNTO_RESERVADO, remitente=RESERVADO) if f.reservado else f
        for f in datos.filas
    ]
    return componer("relacion_diaria", asdict(replace(datos, filas=filas)))


def oficio(datos: Oficio) -> bytes:
    """An oficio or tarjeta informativa, letter size, as PDF."""
    return componer("oficio", {**asdict(datos), "qr": qr.svg(datos.url) if datos.url else ""})


def caratula(datos: Caratula) -> bytes:
    """The cover of a file, letter size, as PDF."""
    return componer("caratula", _con_qr(datos))


def correo(datos: CorreoImpreso) -> bytes:
    """A mail that came in, letter size, as PDF."""
    return componer("correo", asdict(datos))


def _con_qr(
    datos: Acuse | Volante | RelacionEnvio | HojaDeContingencia | Caratula,
) -> dict[str, Any]:
    return {**asdict(datos), "qr": qr.svg(datos.url)}
