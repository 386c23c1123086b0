"""What is decided of a mail without a database: who wrote it, and which folios it quotes."""

import re
from collections.abc import Collection, Mapping

from coordinacion.nucleo.folios import interpretar

FOLIOS = 10
"""As many folios as are looked for in one mail."""
_FOLIO = re.compile(r"\b[A-Z]{1,10}/20\d{2}/\d{1,7}-[A-Z](?:/\d{1,3})?\b")
_DE_LISTA = ("list-id", "list-post", "list-unsubscribe", "list-help", "list-owner")
_DE_MAQUINA = ("x-auto-response-suppress", "x-autoreply", "x-autorespond", "x-loop")
_DE_SERVIDOR = ("mailer-daemon@", "postmaster@")
_MASIVO = frozenset({"bulk", "junk", "list", "auto_reply"})


def motivo_para_ignorar(
    cabeceras: Mapping[str, str], de_correo: str, propias: Collection[str]
) -> str:
    """Why nobody should read this mail; empty for one that a person wrote.

    `cabeceras` are by their name in lower case; `propias` are our own addresses, lower case too.
    """
    remitente = de_correo.lower()
    if remitente in propias:
        return "Lo envió este mismo sistema."
    if cabeceras.get("auto-submitted", "no").split(";")[0].strip().lower() not in ("no", ""):
        return "Es una respuesta automática."
    if any(nombre in cabeceras for nombre in _DE_MAQUINA):
        return "Lo envió una máquina que pide que no se le conteste."
    if cabeceras.get("precedence", "").strip().lower() in _MASIVO:
        return "Es un envío masivo."
    if any(nombre in cabeceras for nombre in _DE_LISTA):
        return "Viene de una lista de correo."
    if _es_devolucion(cabeceras, remitente):
        return "Es un aviso de entrega o devolución de otro servidor."
    return ""


def _es_devolucion(cabeceras: Mapping[str, str], remitente: str) -> bool:
    """What mail servers write to each other: no return path, or a report."""
    return (
        cabeceras.get("return-path", "").strip() == "<>"
        or cabeceras.get("content-type", "").strip().lower().startswith("multipart/report")
        or remitente.startswith(_DE_SERVIDOR)
    )


def folios_citados(texto: str) -> list[str]:
    """The folios that a text quotes, whole and with their check character right; each once."""
    hallados = (interpretar(uno) for uno in _FOLIO.findall(texto.upper())[:FOLIOS])
    return list(dict.fromkeys(uno.completo for uno in hallados if uno and uno.completo))
