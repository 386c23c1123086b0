"""A mailbox on a socket, and mails to put in it."""

from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from coordinacion.buzon.models import CorreoRecibido
from coordinacion.buzon.services import leer_buzon
from tests.elenco import Elenco
from tests.soporte.imap import BuzonDePrueba, servidor_imap

Recibir = Callable[..., CorreoRecibido]


@pytest.fixture
def imap(settings: Any, tmp_path: Path) -> Iterator[BuzonDePrueba]:
    """A mailbox, and the settings that lead to it."""
    settings.MEDIA_ROOT = tmp_path
    with servidor_imap() as buzon:
        settings.BUZON_URL = buzon.url
        yield buzon


def correo(
    asunto: str = "Solicitud de agua", texto: str = "Pedimos agua.", **cabeceras: str
) -> EmailMessage:
    """A mail as a person would send it; `cabeceras` are written with `_` for `-`."""
    mensaje = EmailMessage()
    mensaje["From"] = cabeceras.pop("From", "Comité de Agua <comite@pueblo.example>")
    mensaje["To"] = "correspondencia@unidad.example"
    mensaje["Subject"] = asunto
    mensaje["Date"] = "Thu, 05 Nov 2026 09:00:00 -0600"
    mensaje["Message-ID"] = cabeceras.pop("Message_ID", f"<{abs(hash(asunto))}@pueblo.example>")
    for nombre, valor in cabeceras.items():
        mensaje[nombre.replace("_", "-")] = valor
    mensaje.set_content(texto)
    return mensaje


def con_adjunto(mensaje: EmailMessage, contenido: bytes, nombre: str) -> EmailMessage:
    """The same mail with one more attachment."""
    mensaje.add_attachment(
        contenido, maintype="application", subtype="octet-stream", filename=nombre
    )
    return mensaje


@pytest.fixture
def recibir(imap: BuzonDePrueba, elenco: Elenco) -> Recibir:
    """Deliver a mail, read the mailbox, and give the row that it became."""

    def dar(mensaje: EmailMessage | bytes) -> CorreoRecibido:
        imap.llega(mensaje)
        leer_buzon()
        return CorreoRecibido.objects.latest("pk")

    return dar
