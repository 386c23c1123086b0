"""Files and ended letters for the tests, by the real verbs."""

from __future__ import annotations

import uuid
from typing import Any

from coordinacion.archivo import services
from coordinacion.archivo.models import Expediente, SerieDocumental
from coordinacion.canalizacion import services as canalizacion
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia
from tests.elenco import Elenco, atendida, intento
from workflows import motor

TITULO = "Caminos de la Sierra Norte"
LUGAR = "Archivo de trámite, estante 2, caja 7"


def serie(clave: str = "EJ.1") -> SerieDocumental:
    """One of the series that come with the system."""
    return SerieDocumental.objects.get(clave=clave)


def expediente(elenco: Elenco, **campos: Any) -> Expediente:
    """A file just opened by the archive."""
    datos: dict[str, Any] = {"titulo": TITULO, "ubicacion": LUGAR, "clave_envio": uuid.uuid4()}
    clase = campos.pop("serie", None) or serie()
    return services.abrir(elenco.archivo, Expediente(serie=clase, **{**datos, **campos}))


def notificada(elenco: Elenco, **campos: Any) -> Correspondencia:
    """A letter answered and notified, to be concluded."""
    carta, _ = atendida(elenco, **campos)
    motor.de_carta(correspondencia.notificar, elenco.oficialia, carta.pk, intento())
    return Correspondencia.objects.get(pk=carta.pk)


def concluida(elenco: Elenco, **campos: Any) -> Correspondencia:
    """A letter at its end."""
    carta = notificada(elenco, **campos)
    assert carta.tipo is not None
    sentido = carta.tipo.sentidos.all()[0]
    motor.de_carta(canalizacion.concluir, elenco.titular_unidad, carta.pk, sentido=sentido)
    return Correspondencia.objects.get(pk=carta.pk)


def archivar(
    elenco: Elenco, carta: Correspondencia, en: Expediente, **datos: Any
) -> Correspondencia:
    """Put it in that file."""
    datos = {"fojas": 3, **datos}
    motor.de_carta(services.archivar, elenco.archivo, carta.pk, expediente=en, **datos)
    return Correspondencia.objects.get(pk=carta.pk)
