"""The mailbox over IMAP: what is new, each message whole, and the mark that it was read.

A message is fetched without marking it (`BODY.PEEK`); the mark is put by who kept it. What is
pending is both what nobody has seen and what arrived after the last one that was kept, so that a
person who opens the mailbox with a mail program hides nothing, and a lost mark repeats nothing.
"""

import imaplib
import re
import ssl
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from coordinacion.nucleo import reloj

ESPERA = 20.0
"""Seconds that the server may keep silent."""
_PUERTOS = {"imaps": 993, "imap+tls": 143, "imap": 143}
_TAMANO = re.compile(rb"RFC822\.SIZE (\d+)")
_ESTA_MAQUINA = frozenset({"127.0.0.1", "::1", "localhost"})


class BuzonMalConfigurado(ValueError):
    """The address of the mailbox cannot be used; the message says why and never its password."""


FALLAS = (imaplib.IMAP4.error, OSError, BuzonMalConfigurado)
"""Everything that reading a mailbox may raise: the address, the network, the protocol."""


@dataclass(frozen=True)
class Cuenta:
    """Where the mailbox is and who opens it."""

    esquema: str
    servidor: str
    puerto: int
    usuario: str
    clave: str
    carpeta: str

    @classmethod
    def de_url(cls, url: str) -> "Cuenta":
        """From `imaps://user:password@host/INBOX`; `imap+tls` begins in clear and then encrypts.
        Without encryption only a server on this same machine. Raises `BuzonMalConfigurado`."""
        try:
            partes = urlsplit(url)
            puerto = partes.port or _PUERTOS[partes.scheme]
        except (ValueError, KeyError) as error:
            raise BuzonMalConfigurado(
                "BUZON_URL debe ser imaps://usuario:clave@servidor/carpeta."
            ) from error
        if not partes.hostname or not partes.username:
            raise BuzonMalConfigurado("BUZON_URL no dice el servidor o el usuario.")
        if partes.scheme == "imap" and partes.hostname not in _ESTA_MAQUINA:
            raise BuzonMalConfigurado("BUZON_URL sin cifrado solo sirve en esta misma máquina.")
        return cls(
            partes.scheme,
            partes.hostname,
            puerto,
            unquote(partes.username),
            unquote(partes.password or ""),
            unquote(partes.path.strip("/")) or "INBOX",
        )

    def __str__(self) -> str:
        return f"{self.usuario}@{self.servidor}/{self.carpeta}"[:200]


@dataclass(frozen=True)
class Bajado:
    """One message as the server gave it. `completo` is False when only its headers were fetched,
    because it weighs `tamano` bytes."""

    uid: int
    contenido: bytes
    recibido_en: datetime
    tamano: int
    completo: bool


class Buzon:
    """A folder that is open. Every method raises one of `FALLAS`."""

    def __init__(self, imap: imaplib.IMAP4, carpeta: str) -> None:
        self._imap = imap
        escapada = carpeta.replace("\\", "\\\\").replace('"', '\\"')
        _exigir(imap.select(f'"{escapada}"'))
        self.validez = self._numero("UIDVALIDITY")
        self.siguiente = self._numero("UIDNEXT")

    def pendientes(self, despues_de: int) -> list[int]:
        """What nobody has seen, and what arrived after that UID; oldest first."""
        posteriores = [n for n in self._buscar(f"UID {despues_de + 1}:*") if n > despues_de]
        return sorted({*self._buscar("UNSEEN"), *posteriores})

    def bajar(self, uid: int, maximo: int) -> Bajado | None:
        """One message, or its headers when it weighs more than `maximo` bytes; None if it is no
        longer there."""
        datos = self._pedir(uid, "(RFC822.SIZE INTERNALDATE)")
        ficha = b" ".join(uno for uno in datos if isinstance(uno, bytes))
        tamano = _TAMANO.search(ficha)
        if tamano is None:
            return None
        completo = int(tamano[1]) <= maximo
        traido = self._pedir(uid, "(BODY.PEEK[])" if completo else "(BODY.PEEK[HEADER])")
        contenido = next((uno[1] for uno in traido if isinstance(uno, tuple)), None)
        if contenido is None:
            return None
        return Bajado(uid, contenido, _momento(ficha), int(tamano[1]), completo)

    def marcar_visto(self, uid: int) -> None:
        """Say to the server that this one was kept."""
        _exigir(self._imap.uid("STORE", str(uid), "+FLAGS.SILENT", r"(\Seen)"))

    def _buscar(self, criterio: str) -> list[int]:
        datos = _exigir(self._imap.uid("SEARCH", criterio))
        return [int(n) for uno in datos if uno for n in uno.split()]

    def _pedir(self, uid: int, que: str) -> Sequence[Any]:
        return _exigir(self._imap.uid("FETCH", str(uid), que))

    def _numero(self, nombre: str) -> int:
        _, datos = self._imap.response(nombre)
        return int(datos[0]) if datos and datos[0] else 0


def _exigir(respuesta: tuple[str, Any]) -> Sequence[Any]:
    estado, datos = respuesta
    if estado != "OK":
        raise imaplib.IMAP4.error(f"El servidor contestó {estado}: {datos!r}")
    lista: Sequence[Any] = datos
    return lista


def _momento(ficha: bytes) -> datetime:
    """When the server received it: that is the moment of reception, whatever the mail says."""
    local = imaplib.Internaldate2tuple(ficha)
    momento = datetime.fromtimestamp(time.mktime(local), UTC) if local else reloj.ahora()
    return min(momento, reloj.ahora())


@contextmanager
def abrir(cuenta: Cuenta) -> Iterator[Buzon]:
    """The folder of the account, closed afterwards whatever happens. Raises one of `FALLAS`."""
    imap = _conectar(cuenta)
    try:
        imap.login(cuenta.usuario, cuenta.clave)
        yield Buzon(imap, cuenta.carpeta)
    finally:
        with suppress(*FALLAS):
            imap.logout()


def _conectar(cuenta: Cuenta) -> imaplib.IMAP4:
    seguro = ssl.create_default_context()
    if cuenta.esquema == "imaps":
        return imaplib.IMAP4_SSL(cuenta.servidor, cuenta.puerto, ssl_context=seguro, timeout=ESPERA)
    imap = imaplib.IMAP4(cuenta.servidor, cuenta.puerto, timeout=ESPERA)
    if cuenta.esquema == "imap+tls":
        imap.starttls(seguro)
    return imap
