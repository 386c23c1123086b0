"""The links that act without signing in: what is signed, and how it is read back.

A link carries the turn, or another record whose pages are in its own namespace (`espacio`), and a
fingerprint of all that must still be so when it is used; the
signature, with a salt for each purpose, says that it was this system that wrote it, and when.
"""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db.models import TextChoices
from django.utils.crypto import constant_time_compare, salted_hmac

from coordinacion.nucleo.errores import ErrorDeDominio
from coordinacion.nucleo.etiquetas import VerboTurno
from coordinacion.nucleo.rutas import ruta

_SAL = "coordinacion.enlace"
_LARGO = 32
DE_TURNOS = "enlace"
"""The namespace of the pages that a turn's links open."""


class Proposito(TextChoices):
    """The only thing that a link may do; the value is the name of its address."""

    ACUSAR = "acusar", VerboTurno.ACUSAR.label
    RESPONDER = "responder", VerboTurno.RESPONDER.label


class EnlaceInvalido(ErrorDeDominio):
    """Forged, expired, used, of another purpose, or of a turn that moved: always the same answer,
    so that nothing is learnt from it."""

    def __init__(self) -> None:
        super().__init__("El enlace ya no sirve.")


def vigencia() -> timedelta:
    """For how long a link may be used."""
    return timedelta(days=settings.ENLACES_DE_CORREO_DIAS)


def huella(*partes: object) -> str:
    """The fingerprint of what must not have changed, as short hexadecimal text."""
    texto = "\x1f".join(str(parte) for parte in partes)
    return salted_hmac(f"{_SAL}.huella", texto, algorithm="sha256").hexdigest()[:_LARGO]


def firmar(proposito: TextChoices, llave: int, huella_: str, espacio: str = DE_TURNOS) -> str:
    """The path of a link with that only purpose on the record of that key."""
    ficha = signing.dumps([llave, huella_], salt=_sal(espacio, proposito))
    return ruta(f"{espacio}:{proposito.value}", ficha)


def leer(proposito: TextChoices, ficha: str, espacio: str = DE_TURNOS) -> tuple[int, str]:
    """The record's key and the fingerprint that a link carries. Raises `EnlaceInvalido`."""
    try:
        llave, huella_ = signing.loads(ficha, salt=_sal(espacio, proposito), max_age=vigencia())
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise EnlaceInvalido from error
    return int(llave), str(huella_)


def _sal(espacio: str, proposito: TextChoices) -> str:
    """Of a turn's links it is what it was before there were others: those already sent hold."""
    return f"{_SAL if espacio == DE_TURNOS else f'{_SAL}.{espacio}'}.{proposito.value}"


def exigir_igual(una: str, otra: str) -> None:
    """Raise `EnlaceInvalido` unless both fingerprints are the same."""
    if not constant_time_compare(una, otra):
        raise EnlaceInvalido


def recibo(proposito: Proposito, turno_id: int) -> str:
    """The path of the page that says that it was done; it shows, and does nothing."""
    ficha = signing.dumps([turno_id, proposito.value], salt=f"{_SAL}.recibo")
    return ruta("enlace:hecho", ficha)


def leer_recibo(ficha: str) -> tuple[int, Proposito]:
    """The turn and what was done. Raises `EnlaceInvalido`."""
    try:
        turno_id, proposito = signing.loads(ficha, salt=f"{_SAL}.recibo", max_age=timedelta(days=1))
        return int(turno_id), Proposito(proposito)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise EnlaceInvalido from error


def enmascarar(direccion: str) -> str:
    """An address that says whose it is only to who already knows: «t•••@salud.example»."""
    nombre, _, dominio = direccion.partition("@")
    return f"{nombre[:1]}•••@{dominio}"
