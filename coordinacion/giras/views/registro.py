"""Registering a sheet: each line by itself, with its own result."""

import logging
from dataclasses import dataclass, field

from django.db import DatabaseError

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.giras import selectors, services
from coordinacion.giras.forms import carta_de, peticionarios_de
from coordinacion.giras.models import Captura, Renglon
from coordinacion.nucleo.errores import DatoInvalido, ErrorDeDominio
from coordinacion.organizacion.models import Usuario
from workflows import motor

DE_TODAS = ("recibida_en", "motivo_captura_tardia")
"""Fields of the head of the sheet, which are refused for all its lines alike."""
FALLO = "No se pudo registrar en este momento. Vuelva a intentarlo."

bitacora = logging.getLogger(__name__)


@dataclass
class Resultado:
    """The letters registered, in order; and of each line refused, by its key, why, by field."""

    cartas: list[Correspondencia] = field(default_factory=list)
    errores: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def de_todas(self) -> tuple[str, ...]:
        """What is wrong with the head of the sheet, said once."""
        dichos = {
            texto
            for campos in self.errores.values()
            for campo, texto in campos.items()
            if campo in DE_TODAS
        }
        return tuple(sorted(dichos))

    @property
    def resumen(self) -> str:
        """How many were registered and with which folios; others may have registered meanwhile."""
        cuantas, primera, ultima = len(self.cartas), self.cartas[0], self.cartas[-1]
        if cuantas == 1:
            return f"Se registró una petición con el folio {primera.folio}."
        seguidos = ultima.numero - primera.numero + 1 == cuantas
        folios = (
            f"de {primera.folio} a {ultima.folio}."
            if seguidos
            else f"entre {primera.folio} y {ultima.folio}, con otros asuntos en medio."
        )
        return f"Se registraron {cuantas} peticiones: {folios}"


def registrar_todas(actor: Usuario, captura: Captura) -> Resultado:
    """Register the drafts of the sheet in their order; one that is refused leaves the others done.

    The folio is taken inside each line's own transaction, so a refusal leaves no gap and nobody
    else who registers waits for the whole sheet.
    """
    resultado = Resultado()
    for renglon in selectors.pendientes(captura):
        try:
            carta = motor.registrar(
                services.registrar,
                actor,
                carta_de(renglon, captura),
                renglon.pk,
                peticionarios=peticionarios_de(renglon),
            )
            resultado.cartas.append(carta)
        except (ErrorDeDominio, DatabaseError) as error:
            resultado.errores[str(renglon.clave)] = _por_que(error, renglon)
    return resultado


def _por_que(error: Exception, renglon: Renglon) -> dict[str, str]:
    if isinstance(error, DatoInvalido):
        return error.campos
    if isinstance(error, ErrorDeDominio):
        return {"": error.mensaje}
    bitacora.error("La petición %s no se pudo registrar", renglon.pk, exc_info=error)
    return {"": FALLO}
