"""What went wrong when a mail was handed over, and whether trying again may help."""

import smtplib
from dataclasses import dataclass

from coordinacion.avisos.reglas import en_una_linea

_DEL_SERVIDOR = (
    smtplib.SMTPServerDisconnected,
    smtplib.SMTPConnectError,
    smtplib.SMTPHeloError,
    smtplib.SMTPAuthenticationError,
    smtplib.SMTPNotSupportedError,
    OSError,
)
POSIBLES = (smtplib.SMTPException, OSError, ValueError)
"""Everything that handing over a mail may raise: the protocol, the network, the mail itself."""


@dataclass(frozen=True)
class Falla:
    """``permanente``: the mail was refused for good. ``del_servidor``: no mail would get through
    now, so that the round ends instead of waiting for each one."""

    motivo: str
    permanente: bool = False
    del_servidor: bool = False


def falla_de(error: Exception) -> Falla:
    """The failure behind one of `POSIBLES`."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codigo, texto = next(iter(error.recipients.values()))
        return Falla(_motivo(codigo, texto), permanente=codigo >= 500)
    if isinstance(error, smtplib.SMTPResponseException) and not isinstance(
        error, _DEL_SERVIDOR[:4]
    ):
        return Falla(_motivo(error.smtp_code, error.smtp_error), permanente=error.smtp_code >= 500)
    if isinstance(error, _DEL_SERVIDOR):
        return Falla(f"No hay servidor de correo: {_dicho(error)}", del_servidor=True)
    return Falla(f"El correo no puede escribirse: {_dicho(error)}", permanente=True)


def _motivo(codigo: int, texto: bytes | str) -> str:
    dicho = texto.decode(errors="replace") if isinstance(texto, bytes) else texto
    return en_una_linea(f"El servidor contestó {codigo}: {dicho}", 300)


def _dicho(error: Exception) -> str:
    return en_una_linea(str(error) or type(error).__name__, 250)
