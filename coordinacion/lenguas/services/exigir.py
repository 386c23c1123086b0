"""What a letter may not go without unless somebody says why (ADR 042)."""

from coordinacion.correspondencia.models import Correspondencia, Notificacion
from coordinacion.correspondencia.opciones import ResultadoNotificacion
from coordinacion.lenguas import reglas, selectors
from coordinacion.lenguas.opciones import ClaseApoyo
from coordinacion.lenguas.services.cancelar import cancelar_los_de
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.organizacion.models import Usuario


def exigir_traduccion(carta: Correspondencia, intento: Notificacion) -> None:
    """Raise `DatoInvalido` when the answer was delivered while its translation is owed and the
    attempt does not say why."""
    entregada = intento.resultado == ResultadoNotificacion.ENTREGADA
    if not entregada or intento.sin_traduccion.strip():
        return
    faltan = selectors.pendientes_de(carta, [ClaseApoyo.TRADUCCION])
    if faltan:
        raise DatoInvalido({"sin_traduccion": reglas.aviso_de_pendiente(faltan, "notificar")})


def exigir_apoyo(actor: Usuario, carta: Correspondencia, motivo: str) -> None:
    """Raise `DatoInvalido` when the letter is concluded while a support is owed, to its petitioner
    or to one whose letter follows it, and `motivo` does not say why. With it, what is open is
    cancelled for that reason."""
    faltan = selectors.pendientes_de(carta, ClaseApoyo)
    if not faltan:
        return
    if not motivo.strip():
        raise DatoInvalido({"sin_apoyo": reglas.aviso_de_pendiente(faltan, "concluir")})
    cancelar_los_de(actor, carta, motivo)
