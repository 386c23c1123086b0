"""A small IMAP server on a socket of this machine, which may be cut at the worst moment.

It speaks as much of IMAP4rev1 as a reader of one folder asks for; the client is the real one.
"""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from urllib.parse import quote

from coordinacion.nucleo import reloj

USUARIO, CLAVE = "correspondencia@unidad.example", "clave de prueba"


@dataclass
class Guardado:
    """One message in the folder."""

    uid: int
    contenido: bytes
    llego: datetime
    visto: bool = False


@dataclass
class BuzonDePrueba:
    """What is in the folder, what was asked, and what goes wrong next.

    `corta_cuerpo`: close the connection after so many bytes of a body. `corta_marca`: close it
    instead of marking a message as seen. `rechaza`: refuse who signs in.
    """

    puerto: int = 0
    validez: int = 7
    siguiente: int = 1
    mensajes: list[Guardado] = field(default_factory=list)
    ordenes: list[str] = field(default_factory=list)
    corta_cuerpo: int | None = None
    corta_marca: bool = False
    rechaza: bool = False

    @property
    def url(self) -> str:
        """The address for `BUZON_URL`."""
        return f"imap://{quote(USUARIO)}:{quote(CLAVE)}@127.0.0.1:{self.puerto}/INBOX"

    def llega(self, mensaje: EmailMessage | bytes, *, visto: bool = False) -> Guardado:
        """Deliver a message to the folder."""
        contenido = mensaje if isinstance(mensaje, bytes) else mensaje.as_bytes()
        guardado = Guardado(self.siguiente, contenido, reloj.ahora(), visto)
        self.mensajes.append(guardado)
        self.siguiente += 1
        return guardado

    @property
    def sin_ver(self) -> list[int]:
        """UIDs of what nobody marked as seen."""
        return [uno.uid for uno in self.mensajes if not uno.visto]


class _Cortado(Exception):
    """The test asked for the connection to end here."""


class _Sesion(socketserver.StreamRequestHandler):
    """One connection: each command answered by the method of its name."""

    server: "_Servidor"

    @property
    def buzon(self) -> BuzonDePrueba:
        """The folder."""
        return self.server.buzon

    def handle(self) -> None:
        self._di("* OK [CAPABILITY IMAP4rev1] listo")
        try:
            while linea := self.rfile.readline().decode().strip():
                marca, _, orden = linea.partition(" ")
                self.buzon.ordenes.append(orden.replace(CLAVE, "***"))
                if not self._atender(marca, orden):
                    return
        except (_Cortado, OSError):
            return

    def _di(self, texto: str) -> None:
        self.wfile.write(texto.encode() + b"\r\n")

    def _atender(self, marca: str, orden: str) -> bool:
        nombre, _, resto = orden.partition(" ")
        if nombre == "UID":
            nombre, _, resto = resto.partition(" ")
        respuesta = getattr(self, f"_{nombre.lower()}")(resto)
        self._di(f"{marca} {respuesta}")
        return nombre != "LOGOUT"

    def _capability(self, _resto: str) -> str:
        self._di("* CAPABILITY IMAP4rev1")
        return "OK hecho"

    def _login(self, resto: str) -> str:
        bien = resto == f'{USUARIO} "{CLAVE}"' and not self.buzon.rechaza
        return "OK entra" if bien else "NO [AUTHENTICATIONFAILED] usuario o clave"

    def _select(self, resto: str) -> str:
        if resto != '"INBOX"':
            return "NO no existe"
        self._di(f"* {len(self.buzon.mensajes)} EXISTS")
        self._di(f"* OK [UIDVALIDITY {self.buzon.validez}] validez")
        self._di(f"* OK [UIDNEXT {self.buzon.siguiente}] siguiente")
        return "OK [READ-WRITE] abierto"

    def _search(self, resto: str) -> str:
        desde = re.fullmatch(r"UID (\d+):\*", resto)
        if desde:
            uids = [uno.uid for uno in self.buzon.mensajes]
            hallados = [uid for uid in uids if uid >= int(desde[1])] or uids[-1:]
        else:
            assert resto == "UNSEEN", resto
            hallados = self.buzon.sin_ver
        self._di(" ".join(["* SEARCH", *map(str, hallados)]))
        return "OK hecho"

    def _fetch(self, resto: str) -> str:
        uid, _, que = resto.partition(" ")
        uno = self._el(int(uid))
        if uno is None:
            return "OK nada"
        if "SIZE" in que:
            fecha = f"{uno.llego:%d-%b-%Y %H:%M:%S +0000}"
            datos = f'UID {uid} RFC822.SIZE {len(uno.contenido)} INTERNALDATE "{fecha}"'
            self._di(f"* {uid} FETCH ({datos})")
            return "OK hecho"
        self._cuerpo(uno, que)
        return "OK hecho"

    def _cuerpo(self, uno: Guardado, que: str) -> None:
        contenido = uno.contenido
        if "HEADER" in que:
            contenido = re.split(rb"\r?\n\r?\n", contenido)[0]
        seccion = "BODY[HEADER]" if "HEADER" in que else "BODY[]"
        self._di(f"* {uno.uid} FETCH (UID {uno.uid} {seccion} {{{len(contenido)}}}")
        if self.buzon.corta_cuerpo is not None:
            self.wfile.write(contenido[: self.buzon.corta_cuerpo])
            self.buzon.corta_cuerpo = None
            raise _Cortado
        self.wfile.write(contenido)
        self._di(")")

    def _store(self, resto: str) -> str:
        if self.buzon.corta_marca:
            self.buzon.corta_marca = False
            raise _Cortado
        uno = self._el(int(resto.split(" ")[0]))
        if uno is not None and r"\Seen" in resto:
            uno.visto = True
        return "OK hecho"

    def _logout(self, _resto: str) -> str:
        self._di("* BYE adiós")
        return "OK hecho"

    def _el(self, uid: int) -> Guardado | None:
        return next((uno for uno in self.buzon.mensajes if uno.uid == uid), None)


class _Servidor(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, buzon: BuzonDePrueba) -> None:
        self.buzon = buzon
        super().__init__(("127.0.0.1", 0), _Sesion)


@contextmanager
def servidor_imap() -> Iterator[BuzonDePrueba]:
    """A server with an empty folder, on a free port of this machine."""
    buzon = BuzonDePrueba()
    with _Servidor(buzon) as servidor:
        buzon.puerto = servidor.server_address[1]
        hilo = threading.Thread(target=servidor.serve_forever, kwargs={"poll_interval": 0.02})
        hilo.start()
        try:
            yield buzon
        finally:
            servidor.shutdown()
            hilo.join()
