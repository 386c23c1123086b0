"""What is printed of a gira: its list, the slips of its petitioners and its forms in blank."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from coordinacion.canalizacion.impresos import membrete
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.documentos import qr
from coordinacion.documentos.formatos import Membrete
from coordinacion.documentos.impresion import componer
from coordinacion.giras.models import HojaEnBlanco
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import ASUNTO_RESERVADO
from coordinacion.nucleo.templatetags.interfaz import fecha_hora_corta, fecha_larga
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import identidad
from coordinacion.vinculacion.models import Reunion

COLUMNAS = ("Folio", "Nombre", "Qué pide", "Comunidad", "A quién se entregó o turnó", "Estado")
"""Headings of the list, on paper and in the spreadsheet."""


@dataclass(frozen=True)
class Evento:
    """What every sheet of a gira says above."""

    membrete: Membrete
    folio: str
    asunto: str
    fecha: str
    lugar: str


@dataclass(frozen=True)
class Talon:
    """What one petitioner takes home."""

    folio: str
    nombre: str
    asunto: str
    recibido_en: str
    url: str


def fila(carta: Correspondencia) -> tuple[str, ...]:
    """A letter of the event, column by column; of one that may not be read, its folio and state."""
    estado = carta.get_estado_display()
    if not carta.legible:  # type: ignore[attr-defined]
        return (carta.folio, "", ASUNTO_RESERVADO, "", "", estado)
    return (
        carta.folio,
        carta.remitente,
        carta.asunto,
        carta.localidad,
        a_quien(carta),
        estado,
    )


def a_quien(carta: Correspondencia) -> str:
    """The institutions that have the letter; else, the one to which it was handed at the event."""
    turnos = carta.turnos_vivos  # type: ignore[attr-defined]
    if turnos:
        return ", ".join(turno.institucion.nombre for turno in turnos)
    renglon = carta.de_gira
    if renglon.institucion is None:
        return ""
    return f"{renglon.institucion.nombre} (entregada a {renglon.recibio}; falta turnarla)"


def relacion(reunion: Reunion, cartas: Sequence[Correspondencia], elaboro: Usuario) -> bytes:
    """The list of the petitions of the event, with lines to sign it, letter size lying, as PDF."""
    datos = {
        **asdict(_evento(reunion)),
        "columnas": COLUMNAS,
        "filas": [fila(carta) for carta in cartas],
        "elaborada_en": fecha_larga(reloj.ahora()),
        "elaboro": elaboro.nombre_completo,
    }
    return componer("gira_relacion", datos)


def talones(reunion: Reunion, cartas: Sequence[Correspondencia], raiz: str) -> bytes:
    """The acuse of each petitioner, several on a letter sheet to be cut, as PDF."""
    legibles = [carta for carta in cartas if carta.legible]  # type: ignore[attr-defined]
    hechos = [_talon(carta, raiz) for carta in legibles]
    datos = {
        **asdict(_evento(reunion)),
        "unidad": identidad(reloj.local(reunion.inicia_en).date()).nombre,
        "talones": [asdict(uno) | {"qr": qr.svg(uno.url)} for uno in hechos],
    }
    return componer("gira_talones", datos)


def _talon(carta: Correspondencia, raiz: str) -> Talon:
    return Talon(
        folio=carta.folio,
        nombre=carta.remitente,
        asunto=carta.asunto,
        recibido_en=fecha_hora_corta(carta.recibida_en),
        url=f"{raiz.rstrip('/')}{carta.get_absolute_url()}",
    )


def hojas(reunion: Reunion, en_blanco: Sequence[HojaEnBlanco], raiz: str) -> bytes:
    """Forms to fill in by hand, one on each letter sheet, as PDF."""
    datos = {
        **asdict(_evento(reunion)),
        "hojas": [
            {
                "folio": f"{reunion.folio}, hoja {una.numero}",
                "numero": str(una.numero),
                "qr": qr.svg(f"{raiz.rstrip('/')}{una.ruta}"),
            }
            for una in en_blanco
        ],
    }
    return componer("gira_hojas", datos)


def _evento(reunion: Reunion) -> Evento:
    lugar = f"{reunion.lugar}, {reunion.municipio.nombre}"
    return Evento(
        membrete=membrete(reloj.local(reunion.inicia_en).date()),
        folio=reunion.folio,
        asunto=reunion.asunto,
        fecha=fecha_larga(reunion.inicia_en),
        lugar=lugar,
    )
