"""A mail as it came over the wire, read into plain values. Pure: no database, no network.

Whatever the bytes are, something is returned: what could not be read is said in `reparos`, so
that no mail stops the ones behind it and none is lost from sight.
"""

import hashlib
import mimetypes
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from coordinacion.avisos.reglas import en_una_linea
from coordinacion.buzon import texto as textos
from coordinacion.nucleo.tecleado import PRIMER_ANIO, ULTIMO_ANIO

CITAS = 50
PIEZAS = 30
"""Attachments of one mail that are looked at."""
LARGO_DE_CLAVE = 250
_ID = re.compile(r"<[^<>\s]{1,240}>")
SIN_LEER = "No se pudo leer su contenido: ábralo en el buzón."
OTRA_CODIFICACION = "Su texto no venía en la codificación que declara; revise acentos y eñes."
CORTADO = "Su texto es muy largo y aquí se muestra cortado."
DEMASIADAS = f"Trae más de {PIEZAS} adjuntos; los demás siguen en el buzón."
SIN_DIRECCION = "Su remitente no trae una dirección válida."


@dataclass(frozen=True)
class Pieza:
    """One attachment as it came."""

    nombre: str
    contenido: bytes


@dataclass
class Mensaje:
    """What a mail says. `clave` makes it one for ever: its Message-ID, or the hash of its bytes.
    `cabeceras` are the first of each name, in lower case; `citas`, the Message-IDs it answers."""

    clave: str
    huella: str
    tamano: int
    de_nombre: str = ""
    de_correo: str = ""
    asunto: str = ""
    texto: str = ""
    fecha: datetime | None = None
    citas: list[str] = field(default_factory=list)
    cabeceras: dict[str, str] = field(default_factory=dict)
    piezas: list[Pieza] = field(default_factory=list)
    reparos: list[str] = field(default_factory=list)

    def reparar(self, reparo: str) -> None:
        """Note what a person should know of how it was read; each once."""
        if reparo not in self.reparos:
            self.reparos.append(reparo)


def leer(crudo: bytes, *, solo_cabeceras: bool = False) -> Mensaje:
    """Read one mail; never raises. `solo_cabeceras`: its body was too large to be fetched."""
    huella = hashlib.sha256(crudo).hexdigest()
    mensaje = Mensaje(clave=f"sha256:{huella}", huella=huella, tamano=len(crudo))
    pasos: list[Callable[[Message, Mensaje], None]] = [_cabeceras, _remitente]
    if not solo_cabeceras:
        pasos.append(_cuerpo)
    try:
        # The policy that reads what is wrong in a mail as it is; the newer one refuses some.
        partes = message_from_bytes(crudo, policy=policy.compat32)
        for paso in pasos:
            paso(partes, mensaje)
    except Exception:  # a mail may be anything, and the library fails in many ways
        mensaje.reparar(SIN_LEER)
    return mensaje


def _cabeceras(partes: Message, mensaje: Mensaje) -> None:
    for nombre, valor in partes.raw_items():
        mensaje.cabeceras.setdefault(nombre.lower(), en_una_linea(_sin_huecos(str(valor)), 2000))
    identidad = _ID.search(mensaje.cabeceras.get("message-id", ""))
    if identidad:
        mensaje.clave = identidad[0][:LARGO_DE_CLAVE]
    respondidos = (mensaje.cabeceras.get(c, "") for c in ("in-reply-to", "references"))
    mensaje.citas = _ID.findall(" ".join(respondidos))[:CITAS]
    mensaje.asunto = _decodificada(mensaje.cabeceras.get("subject", ""), 500)
    with suppress(ValueError, TypeError, OverflowError):
        mensaje.fecha = _razonable(parsedate_to_datetime(mensaje.cabeceras.get("date", "")))


def _razonable(fecha: datetime) -> datetime | None:
    consciente = fecha if fecha.tzinfo else fecha.replace(tzinfo=UTC)
    return consciente if PRIMER_ANIO < consciente.year < ULTIMO_ANIO else None


def _remitente(partes: Message, mensaje: Mensaje) -> None:
    nombre, correo = parseaddr(mensaje.cabeceras.get("from", ""))
    mensaje.de_nombre = _decodificada(nombre, 200)
    try:
        validate_email(correo)
    except ValidationError:
        mensaje.reparar(SIN_DIRECCION)
        return
    mensaje.de_correo = correo


def _sin_huecos(valor: str) -> str:
    """A header whose raw bytes the library keeps apart, as the text that they are."""
    return textos.decodificar(valor.encode("utf-8", "surrogateescape"), "utf-8")[0]


def _decodificada(valor: str, largo: int) -> str:
    """A header with its encoded words read, in one line whatever they hide; the raw one when they
    are not what they say."""
    try:
        return en_una_linea(str(policy.default.header_factory("subject", valor)), largo)
    except Exception:  # the library's parser of headers fails in many ways
        return en_una_linea(valor, largo)


def _cuerpo(partes: Message, mensaje: Mensaje) -> None:
    llanos: list[str] = []
    con_formato: list[str] = []
    for parte in _hojas(partes):
        if _es_texto_del_cuerpo(parte):
            es_html = parte.get_content_subtype() == "html"
            (con_formato if es_html else llanos).append(_texto_de(parte, mensaje))
        elif len(mensaje.piezas) < PIEZAS:
            mensaje.piezas.append(_pieza(parte, len(mensaje.piezas) + 1))
        else:
            mensaje.reparar(DEMASIADAS)
    dicho = [uno for uno in map(textos.limpio, llanos) if uno]
    texto = "\n\n".join(dicho or map(textos.de_html, con_formato))
    if len(texto) > textos.LARGO:
        mensaje.reparar(CORTADO)
    mensaje.texto = texto[: textos.LARGO]


def _hojas(partes: Message) -> Iterator[Message]:
    """The parts that hold something, of the mails inside this one too."""
    return (parte for parte in partes.walk() if not parte.is_multipart())


def _es_texto_del_cuerpo(parte: Message) -> bool:
    return (
        parte.get_content_type() in ("text/plain", "text/html")
        and parte.get_content_disposition() != "attachment"
        and not parte.get_filename()
    )


def _texto_de(parte: Message, mensaje: Mensaje) -> str:
    texto, como_decia = textos.decodificar(_bytes(parte), _declarada(parte))
    if not como_decia:
        mensaje.reparar(OTRA_CODIFICACION)
    return texto


def _declarada(parte: Message) -> str | None:
    try:
        return parte.get_content_charset()
    except (LookupError, UnicodeError, ValueError):
        return None


def _pieza(parte: Message, numero: int) -> Pieza:
    extension = mimetypes.guess_extension(parte.get_content_type()) or ""
    nombre = _decodificada(_sin_huecos(parte.get_filename() or ""), 200)
    return Pieza(nombre or f"adjunto-{numero}{extension}", _bytes(parte))


def _bytes(parte: Message) -> bytes:
    """What the part holds; nothing when its encoding is broken beyond reading."""
    contenido = parte.get_payload(decode=True)
    return contenido if isinstance(contenido, bytes) else b""
