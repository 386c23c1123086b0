"""A real mail server for the tests, which accepts, refuses or hangs as it is told."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

ACEPTA = "250 Aceptado"


class Buzon:
    """What the server received. `contesta` is its answer to the next mails, or to one address."""

    def __init__(self) -> None:
        self.mensajes: list[EmailMessage] = []
        self.contesta = ACEPTA
        self.por_direccion: dict[str, str] = {}
        self.puerto = 0

    @property
    def url(self) -> str:
        """The address for `EMAIL_URL`."""
        return f"smtp://127.0.0.1:{self.puerto}"

    def para(self, direccion: str) -> list[EmailMessage]:
        """The mails received for an address."""
        return [m for m in self.mensajes if m["To"] == direccion]

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, servidor: Any, sesion: Any, sobre: Any, direccion: str, opciones: list[str]
    ) -> str:
        """Answer to one recipient."""
        respuesta = self.por_direccion.get(direccion, ACEPTA)
        if respuesta == ACEPTA:
            sobre.rcpt_tos.append(direccion)
        return respuesta

    async def handle_DATA(self, servidor: Any, sesion: Any, sobre: Any) -> str:  # noqa: N802
        """Answer to one mail; only what is accepted counts as received."""
        if self.contesta == ACEPTA:
            mensaje = message_from_bytes(sobre.content, policy=policy.default)
            assert isinstance(mensaje, EmailMessage)
            self.mensajes.append(mensaje)
        return self.contesta


@contextmanager
def servidor_de_correo(buzon: Buzon | None = None) -> Iterator[Buzon]:
    """A server on a free port of this machine."""
    buzon = buzon or Buzon()
    buzon.puerto = buzon.puerto or puerto_libre()
    control = Controller(buzon, hostname="127.0.0.1", port=buzon.puerto)
    control.start()
    try:
        yield buzon
    finally:
        control.stop()


@contextmanager
def servidor_colgado(puerto: int = 0) -> Iterator[int]:
    """The port of a server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", puerto)) as mudo:
        yield mudo.getsockname()[1]


def puerto_libre() -> int:
    """A port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as libre:
        return int(libre.getsockname()[1])
