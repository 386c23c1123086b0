"""leer_buzon: one round over the mailbox. Harmless when run twice, late or at once with another."""

import logging
from dataclasses import dataclass

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction

from coordinacion.avisos.reglas import en_una_linea
from coordinacion.buzon.imap import FALLAS, Buzon, BuzonMalConfigurado, Cuenta, abrir
from coordinacion.buzon.models import LecturaDelBuzon
from coordinacion.buzon.services.recibir import recibir_correo
from coordinacion.nucleo import reloj


@dataclass
class Vuelta:
    """What one round found."""

    nuevos: int = 0
    fallidos: int = 0

    def anotar(self, nuevo: bool | None) -> None:
        """Count one message: new, known, or (None) one that could not be kept."""
        self.nuevos += nuevo is True
        self.fallidos += nuevo is None


registro = logging.getLogger(__name__)


def leer_buzon() -> int:
    """Keep what is new in the mailbox of `BUZON_URL`; how many mails were new. 0 when it is off.

    Each message is marked as seen only after it was kept. What the server or the network breaks
    is written down, shown on the health page, and begun again in the next round.
    """
    if not settings.BUZON_URL:
        return 0
    vuelta = Vuelta()
    try:
        cuenta = Cuenta.de_url(settings.BUZON_URL)
        with abrir(cuenta) as buzon:
            despues_de = _empezar(cuenta, buzon)
            for uid in buzon.pendientes(despues_de)[: settings.BUZON_POR_VUELTA]:
                vuelta.anotar(_guardar(cuenta, buzon, uid))
    except FALLAS as error:
        _anotar_falla(en_una_linea(str(error) or type(error).__name__, 300))
        return vuelta.nuevos
    if vuelta.fallidos:
        _anotar_falla(f"{vuelta.fallidos} mensajes no se pudieron guardar; se reintentan.")
    else:
        suya = LecturaDelBuzon.objects.filter(cuenta=str(cuenta))
        suya.update(leido_en=reloj.ahora(), falla="", fallo_en=None)
    return vuelta.nuevos


@transaction.atomic
def _empezar(cuenta: Cuenta, buzon: Buzon) -> int:
    """After which UID to read. Of a mailbox read for the first time, or whose numbers began anew,
    only what nobody saw is taken: the rest is from before."""
    LecturaDelBuzon.objects.get_or_create(cuenta=str(cuenta))
    lectura = LecturaDelBuzon.objects.select_for_update().get(cuenta=str(cuenta))
    if lectura.validez != buzon.validez:
        lectura.validez, lectura.ultimo_uid = buzon.validez, max(buzon.siguiente - 1, 0)
        lectura.save(update_fields=["validez", "ultimo_uid"])
    return lectura.ultimo_uid


def _guardar(cuenta: Cuenta, buzon: Buzon, uid: int) -> bool | None:
    """Whether the message was new; None when it could not be kept, and the others go on."""
    bajado = buzon.bajar(uid, settings.BUZON_TAMANO_MAXIMO)
    if bajado is None:
        return False
    try:
        recibido = recibir_correo(cuenta, bajado)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        registro.exception("El mensaje %s del buzón no se pudo guardar", uid)
        return None
    buzon.marcar_visto(uid)
    return recibido is not None


def _anotar_falla(falla: str) -> None:
    registro.warning("No se pudo leer el buzón: %s", falla)
    cuenta = _nombre_de_la_cuenta()
    LecturaDelBuzon.objects.get_or_create(cuenta=cuenta)
    LecturaDelBuzon.objects.filter(cuenta=cuenta).update(falla=falla, fallo_en=reloj.ahora())


def _nombre_de_la_cuenta() -> str:
    try:
        return str(Cuenta.de_url(settings.BUZON_URL))
    except BuzonMalConfigurado:
        return "mal configurada"
